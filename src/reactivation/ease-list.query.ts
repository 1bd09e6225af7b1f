import { Injectable } from '@nestjs/common';
import { amongFound, type Condition } from '../common/database/condition.js';
import { rows, type SqlValue } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import type { PeopleQuery } from '../contacts/search/people-query.js';
import { type PeopleSearch, PeopleSearchQuery } from '../contacts/search/people-search.query.js';
import { rangeOf } from './candidates.query.js';
import type { RestOfSegment } from './domain/ease-position.js';

/** Somebody as the list by ease needs them. */
export interface EaseRow {
  readonly id: string;
  readonly easeGroup: string;
  readonly silentSinceOn: LocalDate | null;
}

/** What is left of a stretch of one group. */
export interface GroupRest extends RestOfSegment {
  readonly easeGroup: string;
}

/** The first `limit` of each stretch. */
export interface PageOfRests {
  readonly rests: readonly GroupRest[];
  readonly monday: LocalDate;
  readonly limit: number;
}

const columns = 'contacts.id, ease_group as "easeGroup", silent_since_on as "silentSinceOn"';

/** Reads people in the order of ease along the index `contacts_rank`, or a few who were found otherwise. */
@Injectable()
export class EaseListQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly searches: PeopleSearchQuery,
  ) {}

  /** Null: nobody, as nothing that could be looked for was said. */
  ready(accountId: string, today: LocalDate, query: PeopleQuery): Promise<PeopleSearch | null> {
    return this.searches.ready(accountId, today, query);
  }

  /** Everybody who was searched for, if an index tells that they are few. */
  async few(search: PeopleSearch): Promise<EaseRow[] | null> {
    const source = await this.searches.source(search, 'anywhere');
    if (!source?.isFew) return null;
    const { sql, values } = amongFound(source.ids, columns, this.searches.condition(search, 'anywhere'));
    return rows(this.unitOfWork.reader, sql, values);
  }

  /** Of those who were searched for. */
  firstOf(search: PeopleSearch, { rests, monday, limit }: PageOfRests): Promise<EaseRow[]> {
    const condition = this.searches.condition(search, 'anywhere');
    const values: SqlValue[] = [];
    const parts = rests.map(({ easeGroup, segment, afterId }, nth) => {
      const range = rangeOf(segment, monday);
      const after = afterIdOf({ segment, afterId }, monday);
      values.push(search.accountId, easeGroup, ...range.values, ...after.values, ...condition.values, limit);
      return `select * from (select ${columns} from contacts where account_id = ? and ease_group = ? and ${range.where}
        and ${after.sql} and ${condition.sql} order by ${range.order} limit ?) as part_${nth}`;
    });
    return rows(this.unitOfWork.reader, parts.join(' union all '), values);
  }
}

/** Only the first day of a stretch may hold people of the page before. */
function afterIdOf({ segment, afterId }: RestOfSegment, monday: LocalDate): Condition {
  if (afterId === null) return { sql: '1 = 1', values: [] };
  if (segment.kind !== 'dated') return { sql: 'id > ?', values: [afterId] };
  const first = addDays(monday, -(segment.longestFirst ? segment.to : segment.from));
  return { sql: '(silent_since_on <> ? or id > ?)', values: [first, afterId] };
}
