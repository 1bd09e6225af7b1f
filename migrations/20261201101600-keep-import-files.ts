import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, flag, foreignKey, id, instant, integer, ownedByAccount, reference, text, word } from './columns.js';

/**
 * The files of an import wait beside it, so that they can be read once more; rows remember their line and what the user
 * chose field by field; people keep what no field of ours holds, and wait to be rated, the most promising first.
 */
export class KeepImportFiles1796120160000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [importFiles, contactExtras, triageCards]) await queryRunner.createTable(table);
    await queryRunner.query('alter table import_rows add column source text');
    await queryRunner.query('alter table import_rows add column choices text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table import_rows drop column choices');
    await queryRunner.query('alter table import_rows drop column source');
    for (const { name } of [triageCards, contactExtras, importFiles]) await queryRunner.dropTable(name);
  }
}

const importFiles = new Table({
  name: 'import_files',
  columns: [
    ...[id('import_files'), account(), reference('import_id'), integer('position'), word('name', 200)],
    ...[word('format', 20), text('reading'), flag('confirmed'), integer('first_row', { isNullable: true })],
    ...[integer('size'), text('content')],
  ],
  foreignKeys: [
    ownedByAccount('import_files'),
    foreignKey('import_files_import_fk', 'import_id', 'imports', 'CASCADE'),
  ],
  indices: [
    { name: 'import_files_account', columnNames: ['account_id', 'import_id'] },
    { name: 'import_files_import', columnNames: ['import_id', 'account_id', 'position'] },
  ],
});

const contactExtras = new Table({
  name: 'contact_extras',
  columns: [
    ...[id('contact_extras'), account(), reference('contact_id'), word('origin', 10), text('entries')],
    instant('created_at'),
  ],
  foreignKeys: [
    ownedByAccount('contact_extras'),
    foreignKey('contact_extras_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'contact_extras_account', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'contact_extras_contact', columnNames: ['contact_id', 'account_id', 'id'] },
  ],
});

const triageCards = new Table({
  name: 'triage_cards',
  columns: [id('triage_cards'), account(), reference('contact_id'), integer('weight'), instant('created_at')],
  foreignKeys: [
    ownedByAccount('triage_cards'),
    foreignKey('triage_cards_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'triage_cards_account', columnNames: ['account_id', 'weight', 'id'] },
    { name: 'triage_cards_contact', columnNames: ['contact_id', 'account_id'], isUnique: true },
  ],
});
