import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, type Position, readCursor } from '../../common/cursor.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import type { PageInput } from '../../common/paging.input.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactNotFound } from '../../contacts/contact.errors.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { LIKELY, likeness, type LikenessReason } from './domain/likeness.js';
import { inOrder, type Pair, pairKey } from '../../contacts/domain/pair.js';
import { OnePersonTwice } from '../people.errors.js';
import { DismissedPairsStore } from './dismissed-pairs.store.js';
import { LikelyPairs } from './likely-pairs.service.js';
import type { LikelyPair } from './pair-search.service.js';

/** Two entries that may be one person. */
export interface Duplicate extends LikelyPair {
  readonly reasons: readonly LikenessReason[];
  readonly one: Contact;
  readonly other: Contact;
}

/** Percentages as texts of one length, so that a cursor holds them. Unit: digits. */
const PERCENT_DIGITS = 3;

/** Likely duplicates, the likeliest first; "all else is 'likely' and shown" (product.md, exact duplicates). */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly pairs: LikelyPairs,
    private readonly dismissed: DismissedPairsStore,
    private readonly contacts: ContactsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async page(accountId: string, query: PageInput = {}): Promise<PageOf<Duplicate>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = readCursor(query.cursor);
    const dismissed = new Set((await this.dismissed.all(accountId)).map(pairKey));
    const found = (await this.pairs.of(accountId)).filter(
      (pair) => (after === null || comesAfter(pair, after)) && !dismissed.has(pairKey(pair)),
    );
    const page: Duplicate[] = [];
    // whoever changed since they were found is looked at anew, so a page may need more pairs than it shows
    for (let start = 0; start < found.length && page.length <= limit; start += limit + 1) {
      page.push(...(await this.stillLikely(accountId, found.slice(start, start + limit + 1))));
    }
    return pageOf(page, limit, positionOf);
  }

  /** Why two people may be one, whether they are shown or not. Throws ContactNotFound. */
  async compare(accountId: string, oneId: string, otherId: string): Promise<Duplicate> {
    if (oneId === otherId) throw new OnePersonTwice();
    const one = await this.contacts.find(accountId, oneId);
    const other = (await this.contacts.findMany(accountId, [otherId])).get(otherId);
    const people = await this.pairs.people(accountId, [oneId, otherId]);
    const [a, b] = [people.get(oneId), people.get(otherId)];
    if (!a || !b || !other) throw new ContactNotFound();
    return { oneId, otherId, one, other, ...likeness(a, b) };
  }

  /** They are two people: never asked again. Said twice, it holds once. */
  async dismiss(accountId: string, given: Pair): Promise<void> {
    const { oneId, otherId } = inOrder(given.oneId.toLowerCase(), given.otherId.toLowerCase());
    if (oneId === otherId) throw new OnePersonTwice();
    await this.unitOfWork.run(async () => {
      const there = await this.contacts.findMany(accountId, [oneId, otherId]);
      if (there.size < 2) throw new ContactNotFound();
      const now = this.clock.now();
      const pair = { id: newId(now), accountId, oneId, otherId, createdAt: now.toISOString() };
      await this.dismissed.insertMissing(accountId, [pair]);
    });
  }

  private async stillLikely(accountId: string, pairs: readonly LikelyPair[]): Promise<Duplicate[]> {
    const ids = [...new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]))];
    const contacts = await this.contacts.findMany(accountId, ids);
    const people = await this.pairs.people(accountId, ids);
    return pairs.flatMap((pair) => {
      const [one, other] = [contacts.get(pair.oneId), contacts.get(pair.otherId)];
      const [a, b] = [people.get(pair.oneId), people.get(pair.otherId)];
      if (!one || !other || !a || !b) return [];
      const { percent, reasons } = likeness(a, b);
      return percent < LIKELY ? [] : [{ ...pair, percent, reasons, one, other }];
    });
  }
}

function positionOf(pair: LikelyPair): Position {
  return { key: percentKey(pair.percent), id: pairKey(pair) };
}

function comesAfter(pair: LikelyPair, after: Position): boolean {
  const key = percentKey(pair.percent);
  const last = after.key ?? '';
  return key < last || (key === last && pairKey(pair) > after.id);
}

function percentKey(percent: number): string {
  return String(percent).padStart(PERCENT_DIGITS, '0');
}
