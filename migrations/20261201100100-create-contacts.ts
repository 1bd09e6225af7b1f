import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import {
  account,
  day,
  flag,
  foreignKey,
  id,
  instant,
  integer,
  ownedByAccount,
  reference,
  text,
  word,
} from './columns.js';

const maybe = { isNullable: true };

export class CreateContacts1796119260000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(stations);
    await queryRunner.createTable(contacts);
    await queryRunner.createTable(contactPoints);
    await queryRunner.createTable(tags);
    await queryRunner.createTable(contactTags);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['contact_tags', 'tags', 'contact_points', 'contacts', 'stations']) {
      await queryRunner.dropTable(table);
    }
  }
}

const stations = new Table({
  name: 'stations',
  columns: [
    id('stations'),
    account(),
    word('kind', 20),
    word('organisation', 200),
    word('city', 200, maybe),
    day('started_on', maybe),
    day('ended_on', maybe),
    word('my_role', 200, maybe),
    instant('created_at'),
    instant('updated_at'),
  ],
  foreignKeys: [ownedByAccount('stations')],
  indices: [{ name: 'stations_account', columnNames: ['account_id', 'created_at', 'id'] }],
});

const contacts = new Table({
  name: 'contacts',
  columns: [
    id('contacts'),
    account(),
    word('given_name', 200, maybe),
    word('family_name', 200, maybe),
    word('nickname', 200, maybe),
    word('honorific', 100, maybe),
    word('gender', 1, maybe),
    word('form', 3, maybe),
    word('language', 5, maybe),
    word('organisation', 200, maybe),
    word('role', 200, maybe),
    word('city', 200, maybe),
    word('country', 100, maybe),
    reference('station_id', maybe),
    word('layer', 5),
    flag('layer_chosen'),
    word('cadence', 5, maybe),
    integer('effective_cadence_days', maybe),
    word('felt_rung', 7, maybe),
    day('roughly_last_on', maybe),
    day('connected_on', maybe),
    integer('got_on_well', maybe),
    toldFlag('higher_status'),
    toldFlag('tension'),
    toldFlag('met_in_person'),
    text('likes', maybe),
    day('birthday', maybe),
    text('notes', maybe),
    reference('introduced_by_id', maybe),
    flag('never_suggest'),
    flag('please_dont'),
    word('source', 20),
    reference('import_id', maybe),
    word('name_key', 400),
    text('search_key'),
    day('last_interaction_on', maybe),
    day('last_in_mind_on', maybe),
    day('comeback_on', maybe),
    day('later_until_on', maybe),
    day('waits_until_on', maybe),
    flag('last_no'),
    integer('refusals_in_a_row'),
    word('ease_group', 64),
    day('silent_since_on', maybe),
    day('quiet_on', maybe),
    day('blocked_until_on', maybe),
    instant('created_at'),
    instant('updated_at'),
  ],
  foreignKeys: [
    ownedByAccount('contacts'),
    foreignKey('contacts_station_fk', 'station_id', 'stations', 'SET NULL'),
    foreignKey('contacts_introduced_by_fk', 'introduced_by_id', 'contacts', 'SET NULL'),
  ],
  indices: [
    { name: 'contacts_name', columnNames: ['account_id', 'name_key', 'id'] },
    { name: 'contacts_created', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'contacts_last', columnNames: ['account_id', 'last_interaction_on', 'id'] },
    { name: 'contacts_quiet', columnNames: ['account_id', 'quiet_on', 'id'] },
    {
      name: 'contacts_rank',
      columnNames: ['account_id', 'ease_group', 'silent_since_on', 'id', 'blocked_until_on'],
    },
    { name: 'contacts_comeback', columnNames: ['account_id', 'comeback_on'] },
    { name: 'contacts_station', columnNames: ['station_id', 'account_id', 'id'] },
    { name: 'contacts_import', columnNames: ['account_id', 'import_id'] },
    { name: 'contacts_introducer', columnNames: ['introduced_by_id', 'account_id'] },
  ],
});

const contactPoints = new Table({
  name: 'contact_points',
  columns: [
    id('contact_points'),
    account(),
    reference('contact_id'),
    word('kind', 5),
    word('value', 500),
    word('value_key', 500),
    word('label', 100, maybe),
    flag('preferred'),
    integer('position'),
  ],
  foreignKeys: [
    ownedByAccount('contact_points'),
    foreignKey('contact_points_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'contact_points_contact', columnNames: ['contact_id', 'account_id', 'position'] },
    { name: 'contact_points_key', columnNames: ['account_id', 'kind', 'value_key'] },
  ],
});

const tags = new Table({
  name: 'tags',
  columns: [
    id('tags'),
    account(),
    word('name', 100),
    word('name_key', 100),
    word('cadence', 5, maybe),
    instant('created_at'),
  ],
  foreignKeys: [ownedByAccount('tags')],
  indices: [{ name: 'tags_name', columnNames: ['account_id', 'name_key'], isUnique: true }],
});

const contactTags = new Table({
  name: 'contact_tags',
  columns: [id('contact_tags'), account(), reference('contact_id'), reference('tag_id')],
  foreignKeys: [
    ownedByAccount('contact_tags'),
    foreignKey('contact_tags_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
    foreignKey('contact_tags_tag_fk', 'tag_id', 'tags', 'CASCADE'),
  ],
  indices: [
    { name: 'contact_tags_contact', columnNames: ['contact_id', 'account_id', 'tag_id'], isUnique: true },
    { name: 'contact_tags_account', columnNames: ['account_id', 'contact_id'] },
    { name: 'contact_tags_tag', columnNames: ['tag_id', 'account_id'] },
  ],
});

/*
 * Where an index serves a foreign key, the key leads and the account follows: when a row goes, the database looks for
 * what hangs on it by that key alone (taking back an import of 30,000 people took minutes without).
 */

/** Yes, no, or not told yet. */
function toldFlag(name: string): ReturnType<typeof flag> {
  return flag(name, maybe);
}
