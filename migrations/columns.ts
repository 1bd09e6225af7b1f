import type { TableColumnOptions, TableForeignKeyOptions } from 'typeorm';

interface Optional {
  readonly isNullable?: boolean;
}

/* The portable column types: the other half of src/common/database/columns.ts. */

export const id = (table: string): TableColumnOptions => ({
  name: 'id',
  type: 'varchar',
  length: '36',
  isPrimary: true,
  primaryKeyConstraintName: `${table}_pk`,
});
export const reference = (name: string, optional: Optional = {}): TableColumnOptions => word(name, 36, optional);
export const account = (): TableColumnOptions => reference('account_id');
export const day = (name: string, optional: Optional = {}): TableColumnOptions => word(name, 10, optional);
export const instant = (name: string, optional: Optional = {}): TableColumnOptions => word(name, 24, optional);
export const word = (name: string, length: number, optional: Optional = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...optional,
});
export const text = (name: string, optional: Optional = {}): TableColumnOptions => ({
  name,
  type: 'text',
  ...optional,
});
export const integer = (name: string, optional: Optional = {}): TableColumnOptions => ({
  name,
  type: 'integer',
  ...optional,
});
export const flag = (name: string, optional: Optional = {}): TableColumnOptions => ({
  name,
  type: 'boolean',
  ...optional,
});

/** A foreign key by id: what happens on delete is said each time. */
export const foreignKey = (
  name: string,
  column: string,
  table: string,
  onDelete: 'CASCADE' | 'SET NULL' | 'RESTRICT',
): TableForeignKeyOptions => ({
  name,
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete,
});

/** Every table belongs to an account and goes with it. */
export const ownedByAccount = (table: string): TableForeignKeyOptions =>
  foreignKey(`${table}_account_fk`, 'account_id', 'accounts', 'CASCADE');
