import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { account, flag, foreignKey, id, instant, integer, ownedByAccount, reference, text, word } from './columns.js';

const maybe = { isNullable: true };
const partOfKey = { isPrimary: true, primaryKeyConstraintName: 'import_rows_pk' };

export class CreateImports1796119620000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(imports);
    await queryRunner.createTable(importRows);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('import_rows');
    await queryRunner.dropTable('imports');
  }
}

const imports = new Table({
  name: 'imports',
  columns: [
    id('imports'),
    account(),
    word('file_name', 200),
    word('format', 20),
    word('encoding', 20),
    word('state', 10),
    word('problem', 60, maybe),
    integer('new_rows'),
    integer('existing_rows'),
    integer('unclear_rows'),
    integer('added'),
    integer('updated'),
    integer('removed'),
    integer('kept'),
    word('runner', 300),
    instant('created_at'),
    instant('updated_at'),
    instant('done_at', maybe),
  ],
  foreignKeys: [ownedByAccount('imports')],
  indices: [
    { name: 'imports_account', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'imports_state', columnNames: ['state', 'updated_at'] },
  ],
});

const importRows = new Table({
  name: 'import_rows',
  columns: [
    keyed(account()),
    keyed(reference('import_id')),
    keyed(integer('row_number')),
    word('status', 8),
    word('action', 6),
    flag('decided'),
    text('reasons'),
    reference('contact_id', maybe),
    text('parsed', maybe),
    text('label', maybe),
    text('additions', maybe),
  ],
  foreignKeys: [ownedByAccount('import_rows'), foreignKey('import_rows_import_fk', 'import_id', 'imports', 'CASCADE')],
  indices: [{ name: 'import_rows_status', columnNames: ['import_id', 'account_id', 'status', 'row_number'] }],
});

function keyed(column: TableColumnOptions): TableColumnOptions {
  return { ...column, ...partOfKey };
}
