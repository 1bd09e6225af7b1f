import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, day, flag, id, integer, ownedByAccount, text, word } from './columns.js';
import { collectionTriggers } from './collection-triggers.js';

/** What phones and mail programs know as an address book, a calendar and a list of tasks. */
const collections = new Table({
  name: 'collections',
  columns: [id('collections'), account(), word('kind', 10), integer('number'), integer('since'), word('epoch', 32)],
  foreignKeys: [ownedByAccount('collections')],
  indices: [{ name: 'collections_kind', columnNames: ['account_id', 'kind'], isUnique: true }],
});

const collectionItems = new Table({
  name: 'collection_files',
  columns: [
    id('collection_files'),
    account(),
    word('kind', 10),
    word('name', 255),
    word('uid', 255, { isNullable: true }),
    integer('number'),
    text('body', { isNullable: true }),
    flag('gone'),
    day('gone_on', { isNullable: true }),
  ],
  foreignKeys: [ownedByAccount('collection_files')],
  indices: [
    { name: 'collection_files_number', columnNames: ['account_id', 'kind', 'number', 'id'] },
    { name: 'collection_files_name', columnNames: ['account_id', 'kind', 'name'], isUnique: true },
    { name: 'collection_files_uid', columnNames: ['account_id', 'kind', 'uid'] },
    { name: 'collection_files_gone', columnNames: ['gone_on', 'id'], where: 'gone' },
  ],
});

const KINDS = ['people', 'meetings', 'follow-ups'] as const;
const FILES = [
  ['people', 'contacts', '.vcf'],
  ['meetings', 'meetings', '.ics'],
  ['follow-ups', 'reminders', '.ics'],
] as const;

/**
 * What changed since when, for CardDAV and CalDAV. The database itself counts, so that no code can forget it, and in the
 * transaction of the change, so that nobody sees a number without its row. A later migration that makes one of the watched
 * tables anew on SQLite must make its triggers anew.
 */
export class Collections1796120820000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(collections);
    await queryRunner.createTable(collectionItems);
    const { engine, up } = collectionTriggers(queryRunner);
    const random = engine === 'postgres' ? "replace(gen_random_uuid()::text, '-', '')" : 'lower(hex(randomblob(16)))';
    for (const kind of KINDS) {
      await queryRunner.query(
        `insert into collections(id, account_id, kind, number, since, epoch) select ${random}, id, '${kind}', 1, 0, ${random} from accounts`,
      );
    }
    for (const [kind, table, ending] of FILES) {
      await queryRunner.query(
        `insert into collection_files(id, account_id, kind, name, number, gone) select id, account_id, '${kind}', id || '${ending}', 1, false from ${table}`,
      );
    }
    for (const sql of up) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const sql of collectionTriggers(queryRunner).down) await queryRunner.query(sql);
    await queryRunner.dropTable(collectionItems);
    await queryRunner.dropTable(collections);
  }
}
