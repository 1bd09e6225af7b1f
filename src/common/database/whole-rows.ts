import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { engineOf, rows, type SqlValue } from './sql.js';

/**
 * Rows as the entity describes them, without TypeORM's hydration, which costs as much again as the query (docs/performance.md):
 * for lists. `where` is SQL with `?` for values and may go on with an order; the columns are those of the entity's table.
 */
export async function wholeRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: string,
  values: readonly SqlValue[],
): Promise<T[]> {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const names = columns.map(({ databaseName, propertyName }) => `${tableName}.${databaseName} as "${propertyName}"`);
  const found = await rows<Record<string, unknown>>(
    manager,
    `select ${names.join(', ')} from ${tableName} where ${where}`,
    values,
  );
  const flags = engineOf(manager) === 'sqlite' ? columns.filter(({ type }) => type === 'boolean') : [];
  const converted = columns.filter(({ transformer }) => transformer);
  for (const row of found) {
    for (const { propertyName: name } of flags) row[name] = row[name] === null ? null : row[name] === 1;
    for (const { propertyName: name, transformer } of converted) {
      for (const one of [transformer ?? []].flat().reverse()) row[name] = one.from(row[name]);
    }
  }
  return found as T[]; // every column of the entity is there, by its name
}
