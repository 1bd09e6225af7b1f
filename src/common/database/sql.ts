import type { EntityManager } from 'typeorm';
import type { Engine } from './database.js';

/** PostgreSQL allows 65,535 values in one statement. */
const VALUES_PER_STATEMENT = 20_000;
/** More rows in one statement gain nothing. */
const ROWS_PER_STATEMENT = 250;

export type SqlValue = string | number | boolean | null;

export function engineOf(manager: EntityManager): Engine {
  return manager.connection.options.type === 'postgres' ? 'postgres' : 'sqlite';
}

/**
 * Runs SQL written with `?` placeholders on both engines and gives its rows. Question marks may stand for values only,
 * never inside a quoted text of the statement. Flags come back as 0/1 on SQLite and true/false on PostgreSQL.
 */
export async function rows<T>(manager: EntityManager, sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
  if (engineOf(manager) === 'sqlite') {
    return manager.query<T[]>(
      sql,
      values.map((value) => (typeof value === 'boolean' ? Number(value) : value)),
    );
  }
  let position = 0;
  return flattened(
    await manager.query<T[] | [T[], number]>(
      sql.replace(/\?/g, () => `$${++position}`),
      [...values],
    ),
  );
}

/** Runs an UPDATE or DELETE with `?` placeholders and gives the number of rows it changed. */
export async function changedRows(
  manager: EntityManager,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<number> {
  return (await rows(manager, `${sql} returning 1 as changed`, values)).length;
}

/**
 * Inserts many rows with few statements: each is a way over the network on PostgreSQL, and on SQLite the search index of
 * contacts is written out once a statement (one row each took four times as long). `columns` and `table` are ours.
 */
export async function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  values: readonly (readonly SqlValue[])[],
): Promise<void> {
  if (values.length === 0) return;
  const row = `(${columns.map(() => '?').join(',')})`;
  const into = `insert into ${table} (${columns.join(',')}) values `;
  const chunk = Math.min(ROWS_PER_STATEMENT, Math.floor(VALUES_PER_STATEMENT / columns.length));
  const insert = engineOf(manager) === 'sqlite' ? await preparedInsert(manager) : rows.bind(null, manager);
  for (let start = 0; start < values.length; start += chunk) {
    const part = values.slice(start, start + chunk);
    await insert(into + part.map(() => row).join(','), part.flat());
  }
}

/** The part of better-sqlite3 that is needed here; TypeORM hands its connection out untyped. */
interface SqliteConnection {
  prepare(sql: string): PreparedInsert;
}
interface PreparedInsert {
  run(values: readonly unknown[]): unknown;
}

/** Inserts that are kept prepared for each connection: a few tables, each with some numbers of rows. */
const KEPT_INSERTS = 100;

const inserts = new WeakMap<SqliteConnection, Map<string, PreparedInsert>>();

/** Past TypeORM, which would look at each statement first. */
async function preparedInsert(manager: EntityManager): Promise<(sql: string, values: readonly SqlValue[]) => unknown> {
  const connection = (await manager.queryRunner?.connect()) as SqliteConnection | undefined;
  if (!connection) throw new Error('an insert outside UnitOfWork.run()');
  const known = inserts.get(connection) ?? new Map<string, PreparedInsert>();
  inserts.set(connection, known);
  return (sql, values) => {
    const statement = known.get(sql) ?? connection.prepare(sql);
    known.set(sql, statement);
    const [oldest] = known.keys();
    if (known.size > KEPT_INSERTS && oldest !== undefined) known.delete(oldest);
    return statement.run(values.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
  };
}

/** TypeORM answers UPDATE and DELETE with `[rows, count]` on PostgreSQL, with the rows alone on SQLite. */
function flattened<T>(result: T[] | [T[], number]): T[] {
  return Array.isArray(result[0]) && typeof result[1] === 'number' ? result[0] : (result as T[]);
}
