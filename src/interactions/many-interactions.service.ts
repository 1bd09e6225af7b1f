import { Injectable } from '@nestjs/common';
import { chunked } from '../common/chunked.js';
import { Clock } from '../common/clock.js';
import { fingerprint } from '../common/fingerprint.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { type LoggedWords, wordsOf } from './domain/logged-words.js';
import type { Interaction } from './interaction.entity.js';
import { ManyInteractionsStore } from './many-interactions.store.js';

/** Ids named in one statement. */
const IDS_AT_ONCE = 500;

/** Talks with one person, as one row of a file tells them. */
export interface ToldTalks {
  readonly contactId: string;
  readonly talks: readonly LoggedWords[];
}

/** One talk whose id is known before. */
export interface NamedTalk extends LoggedWords {
  readonly id: string;
  readonly contactId: string;
}

/** What it takes to take one back: `left` is the fingerprint of its words. */
export interface BroughtTalk {
  readonly id: string;
  readonly on: LocalDate;
  readonly left: string;
}

/**
 * Talks of many people at once. What their silence is counted from is not worked out here: whoever calls changes the people
 * anyway. Every method belongs inside a unit of work.
 */
@Injectable()
export class ManyInteractions {
  constructor(
    private readonly store: ManyInteractionsStore,
    private readonly clock: Clock,
  ) {}

  /**
   * All of them, but where a talk of that day by that channel stood before the row. They were not written down today: they
   * count as logged on their own day, and use no place of the week. Gives those that came at the place of each row.
   * `createdAt` is the instant of the import.
   */
  async bring(accountId: string, told: readonly ToldTalks[], createdAt: string): Promise<BroughtTalk[][]> {
    const known = new Set(await this.store.daysOf(accountId, [...new Set(told.map(({ contactId }) => contactId))]));
    const now = this.clock.now();
    const rows = told.map(({ contactId, talks }): Interaction[] => {
      const dayOf = ({ on, channel }: LoggedWords): string => `${contactId} ${on} ${channel}`;
      const fresh = onlyOnce(talks).filter((talk) => !known.has(dayOf(talk)));
      for (const talk of fresh) known.add(dayOf(talk));
      return fresh.map((talk) => ({
        ...{ id: newId(now), accountId, contactId, ...wordsOf(talk) },
        ...{ attemptId: null, loggedOn: talk.on, notedBy: null, createdAt },
      }));
    });
    await this.store.insert(rows.flat());
    return rows.map((talks) => talks.map((talk) => ({ id: talk.id, on: talk.on, left: fingerprint(wordsOf(talk)) })));
  }

  /**
   * Talks that know their ids, but for those that stand already or are named twice: they count as logged on their own day, and
   * use no place of the week. Gives those that came, with their people. `createdAt` is the instant at which they come.
   */
  async note(
    accountId: string,
    talks: readonly NamedTalk[],
    createdAt: string,
  ): Promise<(BroughtTalk & Pick<NamedTalk, 'contactId'>)[]> {
    const known = await this.present(
      accountId,
      talks.map(({ id }) => id),
    );
    const fresh = [...new Map(talks.map((talk) => [talk.id, talk])).values()].filter(({ id }) => !known.has(id));
    const rows = fresh.map(({ id, contactId, ...words }): Interaction => {
      const rest = { attemptId: null, loggedOn: words.on, notedBy: null, createdAt };
      return { id, accountId, contactId, ...wordsOf(words), ...rest };
    });
    await this.store.insert(rows);
    return rows.map((talk) => ({
      id: talk.id,
      contactId: talk.contactId,
      on: talk.on,
      left: fingerprint(wordsOf(talk)),
    }));
  }

  /** Those of these ids that stand here. */
  async present(accountId: string, ids: readonly string[]): Promise<Set<string>> {
    return new Set((await this.byIds(accountId, ids)).map(({ id }) => id));
  }

  /** Whom these talks are with, each once. */
  async peopleOf(accountId: string, ids: readonly string[]): Promise<string[]> {
    return [...new Set((await this.byIds(accountId, ids)).map(({ contactId }) => contactId))];
  }

  /** `CONTACT DAY` of every talk with these people. */
  async daysWith(accountId: string, contactIds: readonly string[]): Promise<Set<string>> {
    const days = await this.store.daysOf(accountId, contactIds);
    return new Set(days.map((day) => day.slice(0, day.lastIndexOf(' '))));
  }

  /** Those that are as they came go again. */
  async takeBack(accountId: string, brought: readonly Pick<BroughtTalk, 'id' | 'left'>[]): Promise<void> {
    const leftById = new Map(brought.map(({ id, left }) => [id, left]));
    const present = await this.store.byIds(accountId, [...leftById.keys()]);
    const asTheyCame = present.filter((talk) => fingerprint(wordsOf(talk)) === leftById.get(talk.id));
    await this.store.remove(
      accountId,
      asTheyCame.map(({ id }) => id),
    );
  }

  private async byIds(accountId: string, ids: readonly string[]): Promise<Interaction[]> {
    const found: Interaction[] = [];
    for (const some of chunked(ids, IDS_AT_ONCE)) found.push(...(await this.store.byIds(accountId, some)));
    return found;
  }

  /** The latest day with each of these people; whoever has none is not in it. */
  latestOf(accountId: string, contactIds: readonly string[]): Promise<Map<string, LocalDate>> {
    return this.store.latestOf(accountId, contactIds);
  }
}

function onlyOnce(talks: readonly LoggedWords[]): LoggedWords[] {
  return [...new Map(talks.map((talk) => [JSON.stringify(Object.values(wordsOf(talk))), talk])).values()];
}
