import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, id, instant, ownedByAccount, text, word } from './columns.js';

export class CreateSavedFilters1796119860000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(savedFilters);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('saved_filters');
  }
}

const savedFilters = new Table({
  name: 'saved_filters',
  columns: [
    id('saved_filters'),
    account(),
    word('name', 100),
    word('name_key', 100),
    text('query'),
    instant('created_at'),
  ],
  foreignKeys: [ownedByAccount('saved_filters')],
  indices: [{ name: 'saved_filters_name', columnNames: ['account_id', 'name_key'], isUnique: true }],
});
