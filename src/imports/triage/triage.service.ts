import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { DEFAULT_LIMIT, foreignCursor, type PageOf, pageOf, readCursor } from '../../common/cursor.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { defined } from '../../common/defined.js';
import type { PageInput } from '../../common/paging.input.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { Rung } from '../../contacts/domain/words.js';
import { SaveContactService } from '../../contacts/saving/save-contact.service.js';
import type { Station } from '../../stations/station.entity.js';
import { tellsFavourite } from '../domain/promise.js';
import { type OpenCard, TriageCardsStore } from './triage-cards.store.js';
import type { RateContact, TriageRung } from './triage.input.js';
import { TriageStations } from './triage-stations.service.js';

/** Somebody to ask about. */
export interface TriageQuestion {
  readonly contact: Contact;
  /** Where the user knows them from: told already, or the user's station of the same organisation. */
  readonly station: Station | null;
  /** Marked as special where they come from. */
  readonly isFavourite: boolean;
}

export interface NextQuestion extends TriageQuestion {
  /** How many wait, with this one. */
  readonly left: number;
}

const RUNGS: Readonly<Record<TriageRung, Rung>> = { 1: 'easy', 2: 'doable', 3: 'courage' };

/** What an integer column can be compared with. */
const LARGEST_WEIGHT = 2_147_483_647;

/** After an import: one person after another, the most promising first. */
@Injectable()
export class TriageService {
  constructor(
    private readonly cards: TriageCardsStore,
    private readonly contacts: ContactsService,
    private readonly saving: SaveContactService,
    private readonly stations: TriageStations,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Null: nobody waits. */
  async next(account: Account): Promise<NextQuestion | null> {
    const [first] = await this.questions(account.id, await this.cards.open(account.id, null, 1));
    return first ? { ...first, left: await this.count(account.id) } : null;
  }

  /** The question about somebody, in whatever place they wait. Throws ContactNotFound, ContactMoved, ContactGone. */
  async about(account: Account, contactId: string): Promise<NextQuestion> {
    const contact = await this.contacts.find(account.id, contactId);
    const card = await this.cards.ofContact(account.id, contact.id);
    const stationOf = await this.stations.hints(account.id);
    const isFavourite = card !== null && tellsFavourite(card.weight);
    return { contact, station: stationOf(contact), isFavourite, left: await this.count(account.id) };
  }

  /** How many wait to be asked about. */
  count(accountId: string): Promise<number> {
    return this.cards.countOpen(accountId);
  }

  /** The most promising first. */
  async page(account: Account, query: PageInput = {}): Promise<PageOf<TriageQuestion>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = readCursor(query.cursor);
    if (after !== null && !(Math.abs(Number(after.key ?? NaN)) <= LARGEST_WEIGHT)) throw foreignCursor();
    const found = pageOf(await this.cards.open(account.id, after, limit + 1), limit, ({ weight, id }) => {
      return { key: String(weight), id };
    });
    return { items: await this.questions(account.id, found.items), nextCursor: found.nextCursor };
  }

  /**
   * As an edit of the person, which can be taken back: then they are asked about again. The layer follows where the user
   * set none. Throws what SaveContactService.update throws.
   */
  rate(account: Account, contactId: string, { rung, roughlyLastOn, stationId }: RateContact): Promise<Contact> {
    const edit = { feltRung: RUNGS[rung], ...defined({ roughlyLastOn, stationId }) };
    return this.saving.update(account.id, contactId, edit);
  }

  /** Not asked about any more; the person stays as they are. Throws ContactNotFound, ContactMoved, ContactGone. */
  async pass(account: Account, contactId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { id } = await this.contacts.find(account.id, contactId);
      await this.cards.removeOf(account.id, [id]);
    });
  }

  private async questions(accountId: string, cards: readonly OpenCard[]): Promise<TriageQuestion[]> {
    if (cards.length === 0) return [];
    const contacts = await this.contacts.findMany(
      accountId,
      cards.map(({ contactId }) => contactId),
    );
    const stationOf = await this.stations.hints(accountId);
    return cards.flatMap(({ contactId, weight }) => {
      const contact = contacts.get(contactId);
      return contact ? [{ contact, station: stationOf(contact), isFavourite: tellsFavourite(weight) }] : [];
    });
  }
}
