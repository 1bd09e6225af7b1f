import type { EntityManager } from 'typeorm';
import { engineOf, rows, type SqlValue } from './sql.js';

/** The parts of better-sqlite3 that are needed here; TypeORM hands its connection out untyped. */
interface Connection {
  prepare(sql: string): { raw(): Prepared };
}
interface Prepared {
  all(...values: readonly SqlValue[]): unknown[][];
}

/** Statements that are kept prepared per connection: more than there are in the code, lists of ids by their lengths included. */
const KEPT_STATEMENTS = 300;

const statements = new WeakMap<Connection, Map<string, Prepared>>();

/**
 * What a SELECT finds, each row as the array of its values; SQLite only. Past TypeORM: the driver makes its objects field by
 * field, so that rows of 60 columns take twice as long to read as these arrays, and longer again to work with.
 */
async function sqliteArrays(manager: EntityManager, sql: string, values: readonly SqlValue[]): Promise<unknown[][]> {
  const runner = manager.queryRunner ?? manager.connection.createQueryRunner(); // on SQLite always the same one
  const connection = (await runner.connect()) as Connection;
  manager.connection.logger.logQuery(sql, [...values], runner);
  return prepared(connection, sql).all(...values.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
}

/**
 * What a SELECT finds on either engine, each row as the array of its values, in the order of its columns. These must have
 * different names (`a.id, b.id as "other"`): PostgreSQL's rows come by name, and of two with one name only one is left.
 */
export async function rowArrays(
  manager: EntityManager,
  sql: string,
  values: readonly SqlValue[],
): Promise<unknown[][]> {
  if (engineOf(manager) === 'sqlite') return sqliteArrays(manager, sql, values);
  return (await rows<object>(manager, sql, values)).map((row) => Object.values(row) as unknown[]);
}

/** The oldest goes when there are too many. */
function prepared(connection: Connection, sql: string): Prepared {
  const known = statements.get(connection) ?? new Map<string, Prepared>();
  statements.set(connection, known);
  const kept = known.get(sql);
  if (kept) return kept;
  const statement = connection.prepare(sql).raw();
  known.set(sql, statement);
  const [oldest] = known.keys();
  if (known.size > KEPT_STATEMENTS && oldest !== undefined) known.delete(oldest);
  return statement;
}
