import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { ContactListQuery, type ListedPeople } from './search/contact-list.query.js';
import type { ContactPoint } from './points/contact-point.entity.js';
import type { Contact } from './contact.entity.js';
import { ContactsStore } from './contacts.store.js';
import { byJogger } from './domain/beginnings.js';
import type { OutreachFacts } from './domain/outreach-facts.js';
import { FormerContactsService } from './former-ids/former-contacts.service.js';
import type { PeopleQuery } from './search/people-query.js';
import { ContactSurroundings } from './saving/surroundings.js';

@Injectable()
export class ContactsService {
  constructor(
    private readonly store: ContactsStore,
    private readonly pages: ContactListQuery,
    private readonly surroundings: ContactSurroundings,
    private readonly former: FormerContactsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Somebody living. Throws ContactNotFound (also for the trash), ContactMoved or ContactGone. */
  async find(accountId: string, id: string): Promise<Contact> {
    const contact = await this.store.find(accountId, id);
    if (!contact) throw await this.former.absence(accountId, id);
    return contact;
  }

  /** The first read of a unit of work that changes somebody: whoever else wants to waits until it ends. */
  async findForChange(accountId: string, id: string): Promise<Contact> {
    const contact = await this.store.findForChange(accountId, id);
    if (!contact) throw await this.former.absence(accountId, id);
    return contact;
  }

  /** Those that are there, by id. */
  async findMany(accountId: string, ids: readonly string[]): Promise<Map<string, Contact>> {
    const contacts = await this.store.findMany(accountId, ids);
    return new Map(contacts.map((contact) => [contact.id, contact]));
  }

  /** Whoever a list has found, in its order, in the trash or not. */
  listed(accountId: string, ids: readonly string[]): Promise<Contact[]> {
    return this.pages.inOrder(accountId, ids);
  }

  list(account: Account, query: PeopleQuery): Promise<ListedPeople> {
    return this.pages.page(account.id, this.surroundings.todayIn(account.timeZone), query);
  }

  /** How many people there are, or `atMost`: then counting stops there, however many follow. */
  count(accountId: string, atMost?: number): Promise<number> {
    return this.store.count(accountId, atMost);
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

  /** Living people whom these e-mail addresses reach, with the key (`emailKey`) of the address: shared ones reach several. */
  reachedBy(accountId: string, emailKeys: readonly string[]): Promise<{ contactId: string; key: string }[]> {
    return this.store.reachedBy(accountId, emailKeys);
  }

  /** With everything that hangs on them, wherever they are; they can't be had back. */
  async removeForGood(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.unitOfWork.run(() => this.store.remove(accountId, ids));
  }

  setLastInteraction(accountId: string, id: string, lastInteractionOn: LocalDate | null): Promise<void> {
    return this.change(accountId, id, { lastInteractionOn });
  }

  setOutreachFacts(accountId: string, id: string, facts: OutreachFacts & Pick<Contact, 'pleaseDont'>): Promise<void> {
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
        const contact = await this.store.findEvenDeletedForChange(accountId, id);
        if (contact) await this.store.save(await this.surroundings.derive(contact));
      }
    });
  }

  async idsOfStation(accountId: string, stationId: string): Promise<string[]> {
    return (await this.store.ofStation(accountId, stationId)).map(({ id }) => id);
  }

  private async change(accountId: string, id: string, fields: Partial<Contact>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const stored = await this.store.findEvenDeletedForChange(accountId, id);
      if (!stored) throw await this.former.absence(accountId, id);
      await this.store.save(await this.surroundings.derive({ ...stored, ...fields }));
    });
  }
}
