import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import type { PageOf } from '../common/cursor.js';
import { ContactListQuery } from './contact-list.query.js';
import type { ContactPoint } from './contact-point.entity.js';
import type { Contact } from './contact.entity.js';
import { ContactNotFound } from './contact.errors.js';
import type { ListContacts } from './contacts.input.js';
import { ContactsStore } from './contacts.store.js';
import { byJogger } from './domain/beginnings.js';
import { ContactSurroundings } from './surroundings.js';

/** What the attempts of a contact say about it; written by outreach, kept beside the contact. */
export interface OutreachFacts {
  readonly lastInMindOn: LocalDate | null;
  readonly comebackOn: LocalDate | null;
  readonly waitsUntilOn: LocalDate | null;
  readonly lastNo: boolean;
  readonly refusalsInARow: number;
  readonly pleaseDont: boolean;
}

@Injectable()
export class ContactsService {
  constructor(
    private readonly store: ContactsStore,
    private readonly pages: ContactListQuery,
    private readonly surroundings: ContactSurroundings,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Contact> {
    const contact = await this.store.find(accountId, id);
    if (!contact) throw new ContactNotFound();
    return contact;
  }

  /** The first read of a unit of work that changes somebody: whoever else wants to waits until it ends. */
  async findForChange(accountId: string, id: string): Promise<Contact> {
    const contact = await this.store.findForChange(accountId, id);
    if (!contact) throw new ContactNotFound();
    return contact;
  }

  /** Those that are there, by id. */
  async findMany(accountId: string, ids: readonly string[]): Promise<Map<string, Contact>> {
    const contacts = await this.store.findMany(accountId, ids);
    return new Map(contacts.map((contact) => [contact.id, contact]));
  }

  list(account: Account, query: ListContacts): Promise<PageOf<Contact>> {
    return this.pages.page(account.id, this.clock.today(account.timeZone), query);
  }

  count(accountId: string): Promise<number> {
    return this.store.count(accountId);
  }

  /** Who was remembered with the memory jogger after that one and has not been asked about yet: the next, and how many. */
  async rememberedUnasked(accountId: string, afterId: string): Promise<{ next: Contact | null; count: number }> {
    const next = await this.store.nextUnfelt(accountId, byJogger.source, afterId);
    return { next, count: next === null ? 0 : await this.store.countUnfelt(accountId, byJogger.source, afterId) };
  }

  idsOfSource(accountId: string, source: string): Promise<string[]> {
    return this.store.idsOfSource(accountId, source);
  }

  /** Ways to reach each of the contacts, in their order. */
  async pointsOf(accountId: string, ids: readonly string[]): Promise<Map<string, ContactPoint[]>> {
    const pointsById = new Map<string, ContactPoint[]>(ids.map((id) => [id, []]));
    for (const point of await this.store.pointsOf(accountId, ids)) pointsById.get(point.contactId)?.push(point);
    return pointsById;
  }

  /** For good, with everything that hangs on it. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.find(accountId, id);
      await this.store.remove(accountId, id);
    });
  }

  setLastInteraction(accountId: string, id: string, lastInteractionOn: LocalDate | null): Promise<void> {
    return this.change(accountId, id, { lastInteractionOn });
  }

  setOutreachFacts(accountId: string, id: string, facts: OutreachFacts): Promise<void> {
    return this.change(accountId, id, facts);
  }

  /** "Later" and "not now": no suggestion before that day; null takes it back. */
  setLater(accountId: string, id: string, laterUntilOn: LocalDate | null): Promise<void> {
    return this.change(accountId, id, { laterUntilOn });
  }

  /** After a change of what their derived columns come from: a station's end, a tag's cadence. */
  async deriveAgain(accountId: string, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      // always in the same order: two that change the same people never wait for each other
      for (const id of [...ids].sort()) {
        const contact = await this.store.findForChange(accountId, id);
        if (contact) await this.store.save(await this.surroundings.derive(contact));
      }
    });
  }

  async idsOfStation(accountId: string, stationId: string): Promise<string[]> {
    return (await this.store.ofStation(accountId, stationId)).map(({ id }) => id);
  }

  private async change(accountId: string, id: string, fields: Partial<Contact>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const contact = { ...(await this.findForChange(accountId, id)), ...fields };
      await this.store.save(await this.surroundings.derive(contact));
    });
  }
}
