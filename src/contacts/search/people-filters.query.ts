import type { Condition } from '../../common/database/condition.js';
import type { Engine } from '../../common/database/database.js';
import type { LocalDate } from '../../common/local-date.js';
import { searchKey } from '../domain/name-key.js';
import type { SilenceRange } from '../domain/silence-range.js';
import { labelKey } from '../domain/label-key.js';
import { standingCondition } from './standing-condition.query.js';
import type { PeopleQuery } from './people-query.js';

/** A condition on a row of contacts; `ids` gives the same people out of an index, where there is one. */
export interface Filter {
  readonly condition: Condition;
  readonly ids?: Condition;
}

/** What the engine and the day decide. */
interface Circumstances {
  readonly engine: Engine;
  readonly accountId: string;
  readonly today: LocalDate;
}

/** Every filter of a list but its words. Those in the trash are never among the others. */
export function filtersOf(query: PeopleQuery, { engine, accountId, today }: Circumstances): Filter[] {
  const { station, tag, city, standing, notContactedSince, silence } = query;
  const filters: Filter[] = [inTrash(query.deleted === true, accountId)];
  if (station) filters.push(byColumn('station_id', station, accountId));
  if (city) filters.push(byColumn('city_key', searchKey(city), accountId));
  if (tag) filters.push(taggedWith(tag, accountId));
  if (standing) filters.push({ condition: standingCondition(engine, standing, today) });
  if (notContactedSince) filters.push({ condition: lastBefore(notContactedSince) });
  if (silence) filters.push({ condition: silentFor(silence) });
  return filters;
}

function inTrash(isIn: boolean, accountId: string): Filter {
  const condition = { sql: `deleted_at is ${isIn ? 'not ' : ''}null`, values: [] };
  if (!isIn) return { condition };
  const sql = 'select id from contacts where account_id = ? and deleted_at is not null';
  return { condition, ids: { sql, values: [accountId] } };
}

function byColumn(column: 'station_id' | 'city_key', value: string, accountId: string): Filter {
  const ids = { sql: `select id from contacts where account_id = ? and ${column} = ?`, values: [accountId, value] };
  return { condition: { sql: `${column} = ?`, values: [value] }, ids };
}

function taggedWith(name: string, accountId: string): Filter {
  const sql = `select contact_tags.contact_id as id from tags join contact_tags on contact_tags.tag_id = tags.id
    where tags.account_id = ? and tags.name_key = ?`;
  const values = [accountId, labelKey(name)];
  const its = 'contact_tags.contact_id = contacts.id and tags.account_id = contacts.account_id and tags.name_key = ?';
  const exists = `exists (select 1 from contact_tags join tags on tags.id = contact_tags.tag_id where ${its})`;
  return { condition: { sql: exists, values: [labelKey(name)] }, ids: { sql, values } };
}

/** Whoever was never spoken to has not been spoken to since then either. */
function lastBefore(day: LocalDate): Condition {
  return { sql: "coalesce(last_interaction_on, roughly_last_on, connected_on, '') < ?", values: [day] };
}

/** Their ease group, and the day since which they are silent ('' for none), lie in one of the ranges. */
function silentFor(ranges: readonly SilenceRange[]): Condition {
  if (ranges.length === 0) return { sql: '1 = 0', values: [] };
  const rows = ranges.map(() => '(?,?,?)').join(',');
  const within = "silent_group = ease_group and coalesce(silent_since_on, '') between silent_from and silent_to";
  return {
    sql: `exists (with silence(silent_group, silent_from, silent_to) as (values ${rows}) select 1 from silence where ${within})`,
    values: ranges.flatMap(({ easeGroup, from, to }) => [easeGroup, from, to]),
  };
}
