import type { SqlValue } from '../../common/database/sql.js';

/** A piece of SQL with the values of its `?`. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** All of them; none is no condition. */
export function allOf(conditions: readonly Condition[]): Condition {
  const sql = conditions.length === 0 ? '1 = 1' : conditions.map((one) => `(${one.sql})`).join(' and ');
  return { sql, values: conditions.flatMap(({ values }) => [...values]) };
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
