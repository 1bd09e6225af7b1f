import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertRows, rows, type SqlValue } from './sql.js';

/** One column of an entity's table, and how the property becomes what is stored. */
interface WrittenColumn {
  readonly name: string;
  readonly property: string;
  readonly write: (value: unknown) => SqlValue;
}

/**
 * New rows as the entity describes them, without TypeORM, which takes ten times as long for many (docs/performance.md, 4).
 * Columns that are empty in every row are left out: a third of a contact's are told by a file.
 */
export async function insertWholeRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  added: readonly T[],
): Promise<void> {
  const told = columnsOf(manager, entity).filter(({ property }) =>
    added.some((row) => (row[property] ?? null) !== null),
  );
  const values = added.map((row) => told.map(({ property, write }) => write(row[property] ?? null)));
  const names = told.map(({ name }) => name);
  await insertRows(manager, manager.connection.getMetadata(entity).tableName, names, values);
}

/** The fields that are given, of one row of an account. */
export async function updateRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  { accountId, id }: { readonly accountId: string; readonly id: string },
  fields: Partial<T>,
): Promise<void> {
  const given = columnsOf(manager, entity).filter(({ property }) => fields[property] !== undefined);
  const assignments = given.map(({ name }) => `${name} = ?`).join(', ');
  const sql = `update ${manager.connection.getMetadata(entity).tableName} set ${assignments} where account_id = ? and id = ?`;
  await rows(manager, sql, [...given.map(({ property, write }) => write(fields[property])), accountId, id]);
}

function columnsOf<T extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<T>): WrittenColumn[] {
  return manager.connection.getMetadata(entity).columns.map(({ databaseName: name, propertyName, transformer }) => {
    const [conversion] = [transformer ?? []].flat();
    const write = (value: unknown): SqlValue => (conversion ? conversion.to(value) : value) as SqlValue; // as it is stored
    return { name, property: propertyName, write };
  });
}
