import { Injectable } from '@nestjs/common';
import { rows, type SqlValue } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { readEaseGroup } from '../contacts/domain/rank-columns.js';
import type { Layer } from '../contacts/domain/words.js';
import type { WeekDays } from './domain/candidacy.js';
import type { RankedContact } from './domain/candidate.js';
import { endlessDays, type Segment } from './domain/segments.js';

/** One stretch of one ease group: a range of the index `contacts_rank`. */
export interface GroupSegment {
  readonly easeGroup: string;
  readonly segment: Segment;
}

/** The first `limit` of each stretch, without the excluded ones. */
export interface PageOfSegments extends WeekDays {
  readonly segments: readonly GroupSegment[];
  readonly excluded: readonly string[];
  readonly limit: number;
}

interface RankedRow {
  readonly id: string;
  readonly easeGroup: string;
  readonly silentSinceOn: LocalDate | null;
}

const columns = 'id, ease_group as "easeGroup", silent_since_on as "silentSinceOn"';
const open = '(blocked_until_on is null or blocked_until_on <= ?)';

/** Jumps from one group of a layer to the next in the index instead of reading every contact. */
const groupsSql = `with recursive groups(word) as (
  select * from (
    select ease_group from contacts where account_id = ? and ease_group >= ? order by ease_group limit 1
  ) as first_group
  union all
  select (select ease_group from contacts where account_id = ? and ease_group > groups.word order by ease_group limit 1)
  from groups where substr(groups.word, 1, ?) = ?
) select word from groups where substr(word, 1, ?) = ?`;

/** Reads candidates out of the index alone: its cost grows with the groups and the places, not with the contacts. */
@Injectable()
export class CandidatesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The ease groups that the account's contacts of a layer fall into: a dozen or two. */
  async groups(accountId: string, layer: Layer): Promise<string[]> {
    const ofLayer = [layer.length, layer];
    const values = [accountId, layer, accountId, ...ofLayer, ...ofLayer];
    return (await rows<{ word: string }>(this.unitOfWork.reader, groupsSql, values)).map(({ word }) => word);
  }

  /** The first of each stretch in its order, who may be suggested today. */
  async firstOf(accountId: string, page: PageOfSegments): Promise<RankedContact[]> {
    const values: SqlValue[] = [...page.excluded];
    const unwanted = page.excluded.length > 0 ? 'and id not in (select id from excluded)' : '';
    // as text: SQLite plans a statement anew each time a value is bound to its LIMIT, which takes longer than the reading
    const limit = Math.trunc(page.limit);
    const parts = page.segments.map(({ easeGroup, segment }, index) => {
      const range = rangeOf(segment, page.monday);
      values.push(accountId, easeGroup, ...range.values, page.today);
      return `select * from (select ${columns} from contacts where account_id = ? and ease_group = ? and ${range.where}
        and ${open} ${unwanted} order by ${range.order} limit ${limit}) as part_${index}`;
    });
    const sql = `${excludedRows(page.excluded.length)} ${parts.join(' union all ')}`;
    return this.ranked(sql, values);
  }

  /** People whose comeback date has come: candidates whatever their standing, until the next attempt. */
  comebacks(accountId: string, today: LocalDate): Promise<RankedContact[]> {
    // the lower bound says nothing new, but without it SQLite, once it has statistics, reads the whole table instead
    const sql = `select ${columns} from contacts where account_id = ? and comeback_on > '' and comeback_on <= ? and ${open}`;
    return this.ranked(sql, [accountId, today, today]);
  }

  private async ranked(sql: string, values: readonly SqlValue[]): Promise<RankedContact[]> {
    const found = await rows<RankedRow>(this.unitOfWork.reader, sql, values);
    return found.map(({ id, easeGroup, silentSinceOn }) => ({
      contactId: id,
      group: readEaseGroup(easeGroup),
      silentSinceOn,
    }));
  }
}

function excludedRows(count: number): string {
  return count === 0 ? '' : `with excluded(id) as (values ${Array.from({ length: count }, () => '(?)').join(',')})`;
}

/** Days of silence as a range of days: `silentDays` counts back from Monday, and never below 0. */
export function rangeOf(segment: Segment, monday: LocalDate): { where: string; values: SqlValue[]; order: string } {
  if (segment.kind === 'undated') return { where: 'silent_since_on is null', values: [], order: 'id' };
  if (segment.kind === 'ahead') return { where: 'silent_since_on > ?', values: [monday], order: 'id' };
  const earliest = segment.to >= endlessDays ? '' : addDays(monday, -segment.to);
  return {
    where: 'silent_since_on >= ? and silent_since_on <= ?',
    values: [earliest, addDays(monday, -segment.from)],
    order: segment.longestFirst ? 'silent_since_on, id' : 'silent_since_on desc, id',
  };
}
