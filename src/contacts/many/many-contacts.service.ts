import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { nextTurn } from '../../common/next-turn.js';
import type { Contact } from '../contact.entity.js';
import { ContactsStore } from '../contacts.store.js';
import { derivedColumns } from '../domain/derived-columns.js';
import { ManyContactsStore } from './many-contacts.store.js';
import { ContactSurroundings } from '../saving/surroundings.js';

/** What can be changed of many people at once. */
export type SharedFields = Partial<Pick<Contact, 'layer' | 'layerChosen' | 'cadence' | 'deletedAt' | 'updatedAt'>>;

/** Some 20 ms of writing, then others get their turn. */
const PEOPLE_AT_ONCE = 50;

/** The same change to many people: a handful of statements each few hundred, and what follows from it. */
@Injectable()
export class ManyContactsService {
  constructor(
    private readonly store: ManyContactsStore,
    private readonly contacts: ContactsStore,
    private readonly surroundings: ContactSurroundings,
    private readonly clock: Clock,
  ) {}

  /** How many of them live. */
  countOf(accountId: string, ids: readonly string[]): Promise<number> {
    return this.store.countOf(accountId, ids);
  }

  /**
   * Those of the ids who live or are in the trash, as they were before; null leaves somebody as they are. Inside a unit
   * of work: nobody else changes them until it ends.
   */
  async change(
    accountId: string,
    ids: readonly string[],
    fieldsOf: (contact: Contact) => SharedFields | null,
  ): Promise<Contact[]> {
    const before: Contact[] = [];
    // always in the same order: two that change the same people never wait for each other
    const inOrder = [...new Set(ids)].sort();
    for (let start = 0; start < inOrder.length; start += PEOPLE_AT_ONCE) {
      const contacts = await this.contacts.findManyForChange(accountId, inOrder.slice(start, start + PEOPLE_AT_ONCE));
      const changes = contacts.flatMap((contact) => {
        const fields = fieldsOf(contact);
        return fields ? [{ contact, after: { ...contact, ...fields } }] : [];
      });
      await this.store.save(
        accountId,
        await this.derived(
          accountId,
          changes.map(({ after }) => after),
        ),
      );
      before.push(...changes.map(({ contact }) => contact));
      await nextTurn();
    }
    return before;
  }

  /** An edit: the moment is noted beside what was changed. */
  edit(
    accountId: string,
    ids: readonly string[],
    fieldsOf: (contact: Contact) => SharedFields | null,
  ): Promise<Contact[]> {
    const updatedAt = this.clock.now().toISOString();
    return this.change(accountId, ids, (contact) => {
      const fields = fieldsOf(contact);
      return fields && { ...fields, updatedAt };
    });
  }

  private async derived(accountId: string, contacts: readonly Contact[]): Promise<Contact[]> {
    const around = await this.surroundings.ofMany(accountId, contacts);
    return contacts.map((contact) => ({ ...contact, ...derivedColumns(contact, around(contact)) }));
  }
}
