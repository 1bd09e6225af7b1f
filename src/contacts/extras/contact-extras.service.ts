import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { type ExtraEntry, type ExtrasOrigin, keptExtras } from '../domain/extras.js';
import type { ContactExtras } from './contact-extras.entity.js';
import { ContactExtrasStore } from './contact-extras.store.js';

/** What one file said about one person. */
export interface NewExtras {
  readonly contactId: string;
  readonly origin: ExtrasOrigin;
  readonly entries: readonly ExtraEntry[];
}

/** What files said about people and no field holds. Whatever changes something belongs inside a unit of work. */
@Injectable()
export class ContactExtrasService {
  constructor(
    private readonly store: ContactExtrasStore,
    private readonly clock: Clock,
  ) {}

  /** Of many people, by person, in the order in which it came; whoever has none is not in it. */
  async ofContacts(accountId: string, contactIds: readonly string[]): Promise<Map<string, ContactExtras[]>> {
    const byContact = new Map<string, ContactExtras[]>();
    for (const extras of await this.store.ofContacts(accountId, contactIds)) {
      const known = byContact.get(extras.contactId);
      if (known) known.push(extras);
      else byContact.set(extras.contactId, [extras]);
    }
    return byContact;
  }

  /** Of one person, file by file. */
  async ofContact(accountId: string, contactId: string): Promise<readonly ContactExtras[]> {
    return (await this.ofContacts(accountId, [contactId])).get(contactId) ?? [];
  }

  /**
   * What a person has already stays single; beyond the most that is kept, the rest is left out. Gives what was added at
   * the place of each, or null. `createdAt` is the instant of the import.
   */
  async add(accountId: string, extras: readonly NewExtras[], createdAt: string): Promise<(ContactExtras | null)[]> {
    if (extras.length === 0) return [];
    const known = await this.ofContacts(accountId, [...new Set(extras.map(({ contactId }) => contactId))]);
    const now = this.clock.now();
    const added = extras.map(({ contactId, origin, entries }): ContactExtras | null => {
      const there = known.get(contactId) ?? [];
      const kept = keptExtras(
        there.flatMap((one) => one.entries),
        entries,
      );
      if (kept.length === 0) return null;
      const row = { id: newId(now), accountId, contactId, origin, entries: kept, createdAt };
      known.set(contactId, [...there, row]);
      return row;
    });
    await this.store.insert(added.filter((row) => row !== null));
    return added;
  }

  remove(accountId: string, ids: readonly string[]): Promise<void> {
    return this.store.remove(accountId, ids);
  }
}
