import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { engineOf, insertRows, type SqlValue } from './sql.js';
import { rowArrays } from './sqlite-arrays.js';

/** One column of an entity's table, and how what is stored becomes the property. */
interface StoredColumn {
  readonly property: string;
  readonly read: ((stored: unknown) => unknown) | null;
}

interface Reading {
  readonly select: string;
  readonly columns: readonly StoredColumn[];
}

/**
 * Rows as the entity describes them, without TypeORM's building of queries and objects, which costs as much again as the
 * query (docs/performance.md): for whatever pages and lists read. `where` is SQL with `?` for values and may go on with an
 * order and a limit, a number written into it: SQLite plans anew whenever a value is bound to LIMIT. The columns are those
 * of the entity's table.
 */
export async function wholeRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: string,
  values: readonly SqlValue[],
): Promise<T[]> {
  const { select, columns } = readingOf(manager, manager.connection.getMetadata(entity));
  const found = await rowArrays(manager, `${select} where ${where}`, values);
  return found.map((stored) => rowOf(columns, stored) as T); // every column of the entity is there, by its name
}

/** The same for one row, or null. */
export async function wholeRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: string,
  values: readonly SqlValue[],
): Promise<T | null> {
  const [row] = await wholeRows(manager, entity, `${where} limit 1`, values);
  return row ?? null;
}

/**
 * Inserts rows as the entity describes them, without TypeORM's building of the statement, which costs more than the insert.
 * Every column's value stands in the row.
 */
export async function insertWholeRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  all: readonly T[],
): Promise<void> {
  if (all.length === 0) return;
  const { tableName: table, columns } = manager.connection.getMetadata(entity);
  const names = columns.map(({ databaseName }) => databaseName);
  const stored = all.map((row) =>
    columns.map(({ propertyName, transformer }) => {
      const [conversion] = [transformer ?? []].flat();
      const value = (row as Record<string, unknown>)[propertyName];
      return ((conversion ? conversion.to(value) : value) ?? null) as SqlValue; // what a column holds is one
    }),
  );
  await insertRows(manager, table, names, stored);
}

function rowOf(columns: readonly StoredColumn[], stored: readonly unknown[]): object {
  const row: Record<string, unknown> = {};
  columns.forEach(({ property, read }, index) => {
    row[property] = read ? read(stored[index]) : stored[index];
  });
  return row;
}

/** Worked out once for each connection: an entity's columns never change. */
const readings = new WeakMap<EntityMetadata, Reading>();

function readingOf(manager: EntityManager, metadata: EntityMetadata): Reading {
  const known = readings.get(metadata);
  if (known) return known;
  const { tableName: table, columns } = metadata;
  const names = columns.map(({ databaseName, propertyName }) => `${table}.${databaseName} as "${propertyName}"`);
  const isSqlite = engineOf(manager) === 'sqlite';
  const reading = {
    select: `select ${names.join(', ')} from ${table}`,
    columns: columns.map(({ propertyName: property, type, transformer }) => {
      const [conversion] = [transformer ?? []].flat();
      if (conversion) return { property, read: (stored: unknown): unknown => conversion.from(stored) };
      return { property, read: isSqlite && type === 'boolean' ? flag : null };
    }),
  };
  readings.set(metadata, reading);
  return reading;
}

function flag(stored: unknown): boolean | null {
  return stored === null ? null : stored === 1;
}
