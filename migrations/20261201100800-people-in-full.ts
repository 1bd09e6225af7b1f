import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { account, foreignKey, id, instant, integer, ownedByAccount, reference, text, word } from './columns.js';

const maybe = { isNullable: true };

/** `add column` by hand: the schema builder would copy the whole table on SQLite, and with it everything that hangs on it. */
const added = [
  ['addresses', 'text'],
  ['history', 'text'],
  ['custom', 'text'],
  ['deleted_at', 'varchar(24)'],
] as const;

export class PeopleInFull1796119680000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, type] of added) await queryRunner.query(`alter table contacts add column ${name} ${type}`);
    for (const index of trashIndexes()) await queryRunner.createIndex('contacts', index);
    await queryRunner.createTable(customFields);
    await queryRunner.createTable(relations);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('relations');
    await queryRunner.dropTable('custom_fields');
    for (const { name } of trashIndexes()) await queryRunner.query(`drop index ${name}`);
    for (const [name] of added) await queryRunner.query(`alter table contacts drop column ${name}`);
  }
}

/** The trash of an account, and over all accounts who has been there for too long. */
function trashIndexes(): TableIndex[] {
  return [
    new TableIndex({ name: 'contacts_deleted', columnNames: ['account_id', 'deleted_at', 'id'] }),
    new TableIndex({ name: 'contacts_purge', columnNames: ['deleted_at', 'id'] }),
  ];
}

const customFields = new Table({
  name: 'custom_fields',
  columns: [
    id('custom_fields'),
    account(),
    word('name', 100),
    word('name_key', 100),
    word('kind', 6),
    text('choices', maybe),
    integer('position'),
    instant('created_at'),
    instant('updated_at'),
  ],
  foreignKeys: [ownedByAccount('custom_fields')],
  indices: [{ name: 'custom_fields_name', columnNames: ['account_id', 'name_key'], isUnique: true }],
});

const relations = new Table({
  name: 'relations',
  columns: [
    id('relations'),
    account(),
    word('kind', 12),
    reference('one_id'),
    reference('other_id'),
    instant('created_at'),
  ],
  foreignKeys: [
    ownedByAccount('relations'),
    foreignKey('relations_one_fk', 'one_id', 'contacts', 'CASCADE'),
    foreignKey('relations_other_fk', 'other_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'relations_account', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'relations_one', columnNames: ['one_id', 'other_id', 'kind', 'account_id'], isUnique: true },
    { name: 'relations_other', columnNames: ['other_id', 'account_id'] },
  ],
});
