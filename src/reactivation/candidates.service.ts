import { Injectable } from '@nestjs/common';
import { type EaseGroup, readEaseGroup } from '../contacts/domain/rank-columns.js';
import { layers, type Rung } from '../contacts/domain/words.js';
import { CandidatesQuery, type GroupSegment } from './candidates.query.js';
import type { WeekDays } from './domain/candidacy.js';
import { byEase, byValue, type Candidate, candidateOf } from './domain/candidate.js';
import { currentUpToDays } from './domain/dormancy.js';
import {
  bestOfLayer,
  endlessDays,
  type Order,
  overlap,
  rungWindow,
  segmentsOf,
  type SilenceWindow,
} from './domain/segments.js';
import type { Industry } from './domain/value.js';

/** Whose candidates, in which week, without whom. */
export interface CandidateSearch extends WeekDays {
  readonly accountId: string;
  readonly industry: Industry;
  readonly excluded: ReadonlySet<string>;
}

/** Stretches read with the first statement; each further one reads twice as many. Most ladders need one. */
const firstBatch = 8;
/** SQLite allows 500 selects in one statement. */
const largestBatch = 256;
/** Cuts kept in memory, a few per account of up to 20 KB; without one a ladder takes a millisecond longer. */
const keptCuts = 1000;

/** Who is looked for in every group, and in which order. */
interface Wish {
  readonly who: 'candidates' | 'friends';
  readonly rung: Rung | null;
  readonly order: Order;
}

interface Merge extends CandidateSearch {
  readonly limit: number;
  readonly order: Order;
}

/**
 * Finds the first few candidates without reading all contacts: those of one ease group stand in an index in the
 * ladder's order, so the few best of each are merged, and groups that can't reach the places are never read
 * (performance.md, "The ease score and the index", way (a)).
 */
@Injectable()
export class CandidatesService {
  /** A pure function's answers, worked out once: how groups are cut depends on nothing but the groups and the wish. */
  private readonly cuts = new Map<string, readonly GroupSegment[]>();

  constructor(private readonly query: CandidatesQuery) {}

  /** The `limit` easiest, of one rung or of all. */
  easiest(search: CandidateSearch, limit: number, rung: Rung | null): Promise<Candidate[]> {
    return this.first(search, limit, { who: 'candidates', rung, order: { by: 'ease' } });
  }

  /** The `limit` most valuable ones that take courage. */
  bravest(search: CandidateSearch, limit: number): Promise<Candidate[]> {
    const order: Order = { by: 'value', industry: search.industry };
    return this.first(search, limit, { who: 'candidates', rung: 'courage', order });
  }

  /** The easiest current friend: fresh or quiet, inner or warm. */
  friends(search: CandidateSearch): Promise<Candidate[]> {
    return this.first(search, 1, { who: 'friends', rung: null, order: { by: 'ease' } });
  }

  /** Everyone whose comeback date has come. */
  async comebacks(search: CandidateSearch): Promise<Candidate[]> {
    const found = await this.query.comebacks(search.accountId, search.today);
    const wanted = found.filter(({ contactId }) => !search.excluded.has(contactId));
    return wanted.map((contact) => candidateOf(contact, search.monday, search.industry));
  }

  /** Layer by layer, the most promising first, until no one left can score as high as the last one found. */
  private async first(search: CandidateSearch, limit: number, wish: Wish): Promise<Candidate[]> {
    const { order } = wish;
    const best = new Map(layers.map((layer) => [layer, bestOfLayer(layer, order)]));
    const sorted = [...best].sort(([, one], [, other]) => other - one);
    let found: Candidate[] = [];
    for (const [layer, bestOfIt] of sorted) {
      if (isDecided(found, limit, order, bestOfIt)) break;
      const segments = this.cut(await this.query.groups(search.accountId, layer), wish);
      found = await this.merged(found, segments, { ...search, limit, order });
    }
    return found;
  }

  /** The first `limit` of those found so far and of these stretches, reading a few stretches at a time. */
  private async merged(before: Candidate[], segments: readonly GroupSegment[], search: Merge): Promise<Candidate[]> {
    const { accountId, monday, today, industry, limit, order } = search;
    const excluded = [...search.excluded];
    let found = before;
    let batch = firstBatch;
    for (let read = 0; read < segments.length; batch = Math.min(2 * batch, largestBatch)) {
      if (isDecided(found, limit, order, segments[read]?.segment.best ?? 0)) break;
      const next = segments.slice(read, read + batch);
      read += next.length;
      const contacts = await this.query.firstOf(accountId, { monday, today, excluded, limit, segments: next });
      const candidates = contacts.map((contact) => candidateOf(contact, monday, industry));
      found = [...found, ...candidates].sort(order.by === 'ease' ? byEase : byValue).slice(0, limit);
    }
    return found;
  }

  /** Every stretch of these groups, the most promising first. */
  private cut(groups: readonly string[], wish: Wish): readonly GroupSegment[] {
    const key = JSON.stringify([wish, groups]);
    const known = this.cuts.get(key);
    if (known) return known;
    if (this.cuts.size >= keptCuts) this.cuts.clear();
    const segments = groups.flatMap((easeGroup) => segmentsOfGroup(easeGroup, wish));
    segments.sort((one, other) => other.segment.best - one.segment.best);
    this.cuts.set(key, segments);
    return segments;
  }
}

/** Whether the places are filled by people who score higher than `best`: an equal score may still come before them. */
function isDecided(found: readonly Candidate[], limit: number, order: Order, best: number): boolean {
  const last = found.at(limit - 1);
  return last !== undefined && (order.by === 'ease' ? last.ease : last.value) > best;
}

function segmentsOfGroup(easeGroup: string, { who, rung, order }: Wish): GroupSegment[] {
  const group = readEaseGroup(easeGroup);
  if (group.paused) return [];
  const window = who === 'friends' ? friendWindow(group) : candidateWindow(group, rung);
  return window ? segmentsOf(group, window, order).map((segment) => ({ easeGroup, segment })) : [];
}

/** The silence with which people of a group are candidates by themselves: quiet, or unknown; never for "none". */
function candidateWindow(group: EaseGroup, rung: Rung | null): SilenceWindow | null {
  if (group.cadence === 'none') return null;
  const quiet = { from: group.unknown ? 0 : group.cadence + 1, to: endlessDays };
  if (rung === null) return quiet;
  const ofRung = rungWindow(group, rung);
  return ofRung && overlap(quiet, ofRung);
}

function friendWindow(group: EaseGroup): SilenceWindow | null {
  const close = group.layer === 'inner' || group.layer === 'warm';
  if (!close || group.unknown) return null;
  return { from: 0, to: Math.min(currentUpToDays(group.cadence), endlessDays) };
}
