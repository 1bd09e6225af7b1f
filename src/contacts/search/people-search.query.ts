import { Injectable } from '@nestjs/common';
import { allOf, type Condition } from '../../common/database/condition.js';
import { engineOf, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import { searchKey } from '../domain/name-key.js';
import { wordsAsked } from '../domain/search-words.js';
import { timeWords } from '../domain/time-words.js';
import { type Filter, filtersOf } from './people-filters.query.js';
import { asTyped, type PeopleQuery, type Understood } from './people-query.js';
import { SpellingQuery } from './spelling.query.js';
import type { Place, Spellings, WordIndex } from './word-index.js';
import { wordIndexOf } from './word-index.query.js';

/**
 * Up to so many people are sorted after they were found; of more, the sort's index is read until the page is full.
 * Measured at 100,000 contacts: either takes some milliseconds there (docs/performance.md, "Search").
 */
const FEW_PEOPLE = 1000;

/** A question for people, made ready: words in the spellings to look for, and filters. */
export interface PeopleSearch {
  readonly accountId: string;
  readonly words: readonly Spellings[];
  /** What a name begins with, if it was found as it was typed. */
  readonly beginning: string | null;
  readonly filters: readonly Filter[];
  readonly understood: Understood;
}

/** Makes a question ready, and says by which way its people are found with the least reading. */
@Injectable()
export class PeopleSearchQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly spelling: SpellingQuery,
  ) {}

  /** Null: nobody, as nothing that could be looked for was said ("%"). */
  async ready(accountId: string, today: LocalDate, query: PeopleQuery): Promise<PeopleSearch | null> {
    const { notContactedSince: since, rest } = timeWords(query.q ?? '', today);
    const asked = wordsAsked(rest);
    if (asked.length === 0 && rest.trim() !== '') return null;
    const spellings = asked.length > 0 ? await this.spelling.corrected(accountId, asked) : null;
    const circumstances = { engine: engineOf(this.unitOfWork.reader), accountId, today };
    return {
      accountId,
      words: spellings ?? asked.map((word) => [word]),
      beginning: spellings ? null : searchKey(rest),
      filters: filtersOf({ ...query, notContactedSince: earlier(query.notContactedSince, since) }, circumstances),
      understood: since || spellings ? { notContactedSince: since, spellings: (spellings ?? []).flat() } : asTyped,
    };
  }

  get index(): WordIndex {
    return wordIndexOf(this.unitOfWork.reader);
  }

  /**
   * On rows of contacts; with the words at a place, or without them. Whoever reads along an index of the account says
   * `account_id = ?` as well: here `|| ''` keeps SQLite from reading all of them for each one who was found by id.
   */
  condition({ accountId, words, filters }: PeopleSearch, place: Place | null): Condition {
    const own = { sql: "contacts.account_id || '' = ?", values: [accountId] };
    const held = place === null || words.length === 0 ? [] : [this.index.holds(words, place)];
    return allOf([own, ...filters.map(({ condition }) => condition), ...held]);
  }

  /**
   * The ids of all whom it may be, out of an index: of few people if there is such a way, else of any number; null: only
   * reading the account's people finds them.
   */
  async source(search: PeopleSearch, place: Place | null): Promise<{ ids: Condition; isFew: boolean } | null> {
    const { accountId, words, filters } = search;
    const held = place === null || words.length === 0 ? [] : [this.index.ids(accountId, words, place)];
    const sources = [...held, ...filters.flatMap(({ ids }) => ids ?? [])];
    for (const ids of sources) if (await this.isFew(ids)) return { ids, isFew: true };
    const [first] = sources;
    return first ? { ids: first, isFew: false } : null;
  }

  private async isFew({ sql, values }: Condition): Promise<boolean> {
    const capped = `select count(*) as n from (select 1 from (${sql}) as found limit ${FEW_PEOPLE + 1}) as counted`;
    const [row] = await rows<{ n: number | string }>(this.unitOfWork.reader, capped, values);
    return Number(row?.n ?? 0) <= FEW_PEOPLE;
  }
}

function earlier(one: LocalDate | undefined, other: LocalDate | null): LocalDate | undefined {
  if (one === undefined || other === null) return one ?? other ?? undefined;
  return one < other ? one : other;
}
