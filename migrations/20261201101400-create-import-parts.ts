import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { account, foreignKey, id, integer, ownedByAccount, reference, text } from './columns.js';

/** An account file waits between its preview and the yes; reminders and meetings are read out in an order that stays. */
export class CreateImportParts1796120040000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(importParts);
    for (const table of ['reminders', 'meetings']) {
      const columnNames = ['account_id', 'created_at', 'id'];
      await queryRunner.createIndex(table, new TableIndex({ name: `${table}_created`, columnNames }));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['reminders', 'meetings']) await queryRunner.query(`drop index ${table}_created`);
    await queryRunner.dropTable('import_parts');
  }
}

const importParts = new Table({
  name: 'import_parts',
  columns: [id('import_parts'), account(), reference('import_id'), integer('position'), text('content')],
  foreignKeys: [
    ownedByAccount('import_parts'),
    foreignKey('import_parts_import_fk', 'import_id', 'imports', 'CASCADE'),
  ],
  indices: [
    { name: 'import_parts_account', columnNames: ['account_id', 'import_id'] },
    { name: 'import_parts_import', columnNames: ['import_id', 'account_id', 'position'] },
  ],
});
