import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { BirthdayFollowers } from '../birthdays/birthday-followers.js';
import type { ContactPoint } from '../points/contact-point.entity.js';
import type { Contact } from '../contact.entity.js';
import { ContactsStore } from '../contacts.store.js';
import { newContactRow } from '../saving/new-contact.js';
import type { Relation } from '../relations/relation.entity.js';
import { ContactSurroundings } from '../saving/surroundings.js';
import { MergingStore } from './merging.store.js';

/** A person with all that is theirs alone. */
export interface WholeContact {
  readonly contact: Contact;
  readonly points: readonly ContactPoint[];
  readonly tagIds: readonly string[];
  readonly relations: readonly Relation[];
}

/** What goes and what comes in a list. */
export interface Swap<T, Gone = T> {
  readonly gone: readonly Gone[];
  readonly come: readonly T[];
}

/** What belongs to a contact itself, for merging two and taking it back. Every method belongs inside a unit of work. */
@Injectable()
export class ContactMerging {
  constructor(
    private readonly store: MergingStore,
    private readonly contacts: ContactsStore,
    private readonly surroundings: ContactSurroundings,
    private readonly birthdays: BirthdayFollowers,
    private readonly clock: Clock,
  ) {}

  /** These people, and whom they introduced: nobody else changes them until we are done. */
  async lock(accountId: string, ids: readonly string[]): Promise<void> {
    const introduced = await Promise.all(ids.map((id) => this.store.introducedBy(accountId, id)));
    await this.store.lock(accountId, [...ids, ...introduced.flat()]);
  }

  /** Somebody living as they are now, or null. */
  async whole(accountId: string, id: string): Promise<WholeContact | null> {
    const contact = await this.contacts.find(accountId, id);
    if (!contact) return null;
    return {
      contact,
      points: await this.contacts.pointsOf(accountId, [id]),
      tagIds: await this.store.tagIdsOf(accountId, id),
      relations: await this.store.relationsOf(accountId, id),
    };
  }

  /** With everything that follows from the fields, and from the tags and the station beside them. */
  async save(contact: Contact): Promise<void> {
    const known = await this.known(contact);
    const derived = await this.surroundings.derive({ ...known, updatedAt: this.now() });
    await this.contacts.save(derived);
    await this.birthdays.follow(derived);
  }

  /** The row goes; what has not been moved away from it goes with it. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.contacts.remove(accountId, [id]);
  }

  /** Somebody who was there once, under the same id. Columns that came since are empty. */
  async putBack(contact: Contact): Promise<void> {
    const known = await this.known(contact);
    await this.contacts.insert([newContactRow(known, await this.surroundings.of(contact.accountId, known))]);
  }

  async swapPoints(accountId: string, { gone, come }: Swap<ContactPoint, string>): Promise<void> {
    await this.contacts.removePoints(accountId, [...gone, ...come.map(({ id }) => id)]);
    await this.contacts.insertPoints(come);
  }

  /** Tags that were removed meanwhile stay away. */
  async swapTags(accountId: string, contactId: string, { gone, come }: Swap<string>): Promise<void> {
    await this.store.removeTags(accountId, contactId, [...gone, ...come]);
    const there = await this.store.there('tags', accountId, come);
    const now = this.clock.now();
    await this.store.insertTags(there.map((tagId) => ({ id: newId(now), accountId, contactId, tagId })));
  }

  /** Relations to people who are gone meanwhile stay away. */
  async swapRelations(accountId: string, { gone, come }: Swap<Relation, string>): Promise<void> {
    await this.store.removeRelations(accountId, [...gone, ...come.map(({ id }) => id)]);
    const ids = come.flatMap(({ oneId, otherId }) => [oneId, otherId]);
    const there = new Set(await this.store.there('contacts', accountId, ids));
    await this.store.insertRelations(come.filter(({ oneId, otherId }) => there.has(oneId) && there.has(otherId)));
  }

  /** Whether one of these people introduced whoever introduced them: as one person they would have introduced themselves. */
  async wouldBeCircle(accountId: string, introducerId: string, ids: readonly string[]): Promise<boolean> {
    const through = await Promise.all(ids.map((id) => this.store.isIntroducedThrough(accountId, introducerId, id)));
    return through.includes(true);
  }

  /** Without pointing at a station or a person that is gone meanwhile. */
  private async known(contact: Contact): Promise<Contact> {
    const { accountId, introducedById, stationId } = contact;
    const [introducer] = await this.store.there('contacts', accountId, introducedById === null ? [] : [introducedById]);
    const [station] = await this.store.there('stations', accountId, stationId === null ? [] : [stationId]);
    return { ...contact, introducedById: introducer ?? null, stationId: station ?? null };
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
