import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { DEFAULT_LIMIT, foreignCursor, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { mondayOf, type LocalDate } from '../common/local-date.js';
import { readEaseGroup } from '../contacts/domain/rank-columns.js';
import { layers, type Rung } from '../contacts/domain/words.js';
import type { PeopleQuery } from '../contacts/search/people-query.js';
import type { PeopleSearch } from '../contacts/search/people-search.query.js';
import { CandidatesQuery } from './candidates.query.js';
import { byEase, type Candidate, candidateOf } from './domain/candidate.js';
import { type EasePosition, readPosition, restBehind, writePosition } from './domain/ease-position.js';
import { endlessDays, rungWindow, segmentsOf } from './domain/segments.js';
import { EaseListQuery, type EaseRow, type GroupRest } from './ease-list.query.js';

/** Stretches read with the first statement; each further one reads twice as many, up to so many. */
const firstBatch = 8;
const largestBatch = 64;

/** A page of the list, easiest first. */
export interface EasePage {
  readonly search: PeopleSearch;
  readonly rung: Rung | null;
  readonly today: LocalDate;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

interface Scored extends EaseRow {
  readonly candidate: Candidate;
}

/** Everybody in the ladder's order, candidates or not: ease, value, silence, id, as of the week's Monday. */
@Injectable()
export class EaseListService {
  constructor(
    private readonly query: EaseListQuery,
    private readonly groups: CandidatesQuery,
  ) {}

  /** Null: nobody, as nothing that could be looked for was said. */
  ready(accountId: string, today: LocalDate, query: PeopleQuery): Promise<PeopleSearch | null> {
    return this.query.ready(accountId, today, query);
  }

  /** The ids of a page, and where the next one begins. */
  async page(account: Account, page: EasePage): Promise<PageOf<{ readonly id: string }>> {
    const limit = page.limit ?? DEFAULT_LIMIT;
    const position = positionOf(page.cursor);
    const monday = position?.monday ?? mondayOf(page.today);
    const few = await this.few(account, page.search, monday);
    const scored = few
      ? few.filter(({ candidate }) => isBehind(candidate, position, account)).slice(0, limit + 1)
      : await this.merged(account, page, { monday, position, limit: limit + 1 });
    return pageOf(scored, limit, ({ id, easeGroup, silentSinceOn }) => ({
      key: writePosition(monday, easeGroup, silentSinceOn),
      id,
    }));
  }

  /** The words of every ease group of the account. */
  async groupsOf(accountId: string): Promise<string[]> {
    const ofLayers = await Promise.all(layers.map((layer) => this.groups.groups(accountId, layer)));
    return ofLayers.flat();
  }

  /** Everyone in order, if an index tells that they are few. */
  private async few(account: Account, search: PeopleSearch, monday: LocalDate): Promise<Scored[] | null> {
    const found = await this.query.few(search);
    return found && inOrder(found, monday, account);
  }

  /** Stretch by stretch, the easiest first, until nobody left can be as easy as the last one found. */
  private async merged(
    account: Account,
    { search, rung }: EasePage,
    { monday, position, limit }: { monday: LocalDate; position: EasePosition | null; limit: number },
  ): Promise<Scored[]> {
    const rests = restsOf(await this.groupsOf(account.id), { rung, position, industry: account.industry });
    let found: Scored[] = [];
    let batch = firstBatch;
    for (let read = 0; read < rests.length; batch = Math.min(2 * batch, largestBatch)) {
      const last = found.at(limit - 1);
      if (last && last.candidate.ease > (rests[read]?.segment.best ?? 0)) break;
      const next = rests.slice(read, read + batch);
      read += next.length;
      const more = await this.query.firstOf(search, { rests: next, monday, limit });
      found = [...found, ...inOrder(more, monday, account)].sort(byCandidate).slice(0, limit);
    }
    return found;
  }
}

function restsOf(
  groups: readonly string[],
  { rung, position, industry }: { rung: Rung | null; position: EasePosition | null; industry: Account['industry'] },
): GroupRest[] {
  const rests = groups.flatMap((easeGroup): GroupRest[] => {
    const group = readEaseGroup(easeGroup);
    const window = rung === null ? { from: 0, to: endlessDays } : rungWindow(group, rung);
    if (!window) return [];
    return segmentsOf(group, window, { by: 'ease' }).flatMap((segment) => {
      const rest = position ? restBehind({ group, segment }, position, industry) : { segment, afterId: null };
      return rest ? [{ easeGroup, ...rest }] : [];
    });
  });
  return rests.sort((one, other) => other.segment.best - one.segment.best);
}

function inOrder(found: readonly EaseRow[], monday: LocalDate, { industry }: Account): Scored[] {
  const scored = found.map((row) => {
    const ranked = { contactId: row.id, group: readEaseGroup(row.easeGroup), silentSinceOn: row.silentSinceOn };
    return { ...row, candidate: candidateOf(ranked, monday, industry) };
  });
  return scored.sort(byCandidate);
}

function byCandidate(one: Scored, other: Scored): number {
  return byEase(one.candidate, other.candidate);
}

function isBehind(candidate: Candidate, position: EasePosition | null, { industry }: Account): boolean {
  return !position || byEase(candidate, candidateOf(position.last, position.monday, industry)) > 0;
}

function positionOf(cursor: string | undefined): EasePosition | null {
  const position = readCursor(cursor);
  if (position === null) return null;
  const read = readPosition(position.key ?? '', position.id);
  if (read === null) throw foreignCursor();
  return read;
}
