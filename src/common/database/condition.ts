import type { Position } from '../cursor.js';
import type { SqlValue } from './sql.js';

/** A piece of SQL with the values of its `?`. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** All of them, those left out with null; none is no condition. */
export function allOf(conditions: readonly (Condition | null)[]): Condition {
  const parts = conditions.filter((one) => one !== null);
  const sql = parts.length === 0 ? '1 = 1' : parts.map((one) => `(${one.sql})`).join(' and ');
  return { sql, values: parts.flatMap(({ values }) => [...values]) };
}

/** A comparison with one value, or null where there is none to compare with. */
export function given(sql: string, value: SqlValue): Condition | null {
  return value === null ? null : { sql, values: [value] };
}

/** What comes beyond the end of a page, by `column` and id in an ascending or descending order. */
export function beyond(column: string, sign: '<' | '>', position: Position | null): Condition | null {
  return position && { sql: `(${column}, id) ${sign} (?, ?)`, values: [position.key, position.id] };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const sql = conditions.length === 0 ? '1 = 0' : conditions.map((one) => `(${one.sql})`).join(' or ');
  return { sql, values: conditions.flatMap(({ values }) => [...values]) };
}

/** Columns of those who were found by an index, as far as a condition holds for them. */
export function amongFound(source: Condition, columns: string, where: Condition): Condition {
  const sql = `with found(found_id) as materialized (${source.sql}) select ${columns} from found cross join contacts
    where contacts.id = found_id and ${where.sql}`;
  return { sql, values: [...source.values, ...where.values] };
}

export function not({ sql, values }: Condition): Condition {
  return { sql: `not (${sql})`, values };
}
