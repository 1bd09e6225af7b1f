import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, day, foreignKey, id, instant, integer, ownedByAccount, reference, text, word } from './columns.js';

const maybe = { isNullable: true };

/** `add column` by hand: the schema builder would copy the whole table on SQLite, and with it everything that hangs on it. */
const addedToAccounts = [
  ['cadences', 'text'],
  ['working_hours', 'text'],
  ['attitude_on', 'varchar(10)'],
] as const;
const addedToAttempts = [
  ['about', 'varchar(200)'],
  ['opening', 'varchar(40)'],
  ['times_opened', 'integer'],
] as const;

/**
 * Trips, offers, targets and templates of one's own; what a message was written from; a rhythm for each layer and the
 * hours in which one has time for others.
 */
export class OutreachInFull1796120220000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.createTable(table);
    for (const [name, type] of addedToAccounts)
      await queryRunner.query(`alter table accounts add column ${name} ${type}`);
    for (const [name, type] of addedToAttempts)
      await queryRunner.query(`alter table attempts add column ${name} ${type}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name] of addedToAttempts) await queryRunner.query(`alter table attempts drop column ${name}`);
    for (const [name] of addedToAccounts) await queryRunner.query(`alter table accounts drop column ${name}`);
    for (const { name } of [...tables].reverse()) await queryRunner.dropTable(name);
  }
}

const offers = new Table({
  name: 'offers',
  columns: [
    ...[id('offers'), account(), word('kind', 10), word('title', 200), word('title_key', 200)],
    ...[word('url', 2000, maybe), text('note', maybe), reference('station_id', maybe), day('fresh_until', maybe)],
    ...[instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [ownedByAccount('offers'), foreignKey('offers_station_fk', 'station_id', 'stations', 'SET NULL')],
  indices: [
    { name: 'offers_created', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'offers_station', columnNames: ['station_id', 'account_id'] },
  ],
});

const offerTags = new Table({
  name: 'offer_tags',
  columns: [id('offer_tags'), account(), reference('offer_id'), reference('tag_id')],
  foreignKeys: [
    ownedByAccount('offer_tags'),
    foreignKey('offer_tags_offer_fk', 'offer_id', 'offers', 'CASCADE'),
    foreignKey('offer_tags_tag_fk', 'tag_id', 'tags', 'CASCADE'),
  ],
  indices: [
    { name: 'offer_tags_offer', columnNames: ['offer_id', 'account_id', 'tag_id'], isUnique: true },
    { name: 'offer_tags_account', columnNames: ['account_id', 'offer_id'] },
    { name: 'offer_tags_tag', columnNames: ['tag_id', 'account_id'] },
  ],
});

/** `place` is the number of the city in the table that comes with the program; null for one that it does not know. */
const trips = new Table({
  name: 'trips',
  columns: [
    ...[id('trips'), account(), word('city', 200), word('country', 2, maybe), integer('place', maybe)],
    ...[day('starts_on'), day('ends_on'), integer('radius_km'), text('note', maybe)],
    ...[instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [ownedByAccount('trips')],
  indices: [{ name: 'trips_starts', columnNames: ['account_id', 'starts_on', 'id'] }],
});

const targets = new Table({
  name: 'targets',
  columns: [
    ...[id('targets'), account(), word('kind', 10), word('name', 200), word('name_key', 200), text('note', maybe)],
    ...[instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [ownedByAccount('targets')],
  indices: [{ name: 'targets_name', columnNames: ['account_id', 'kind', 'name_key'], isUnique: true }],
});

const ownTemplates = new Table({
  name: 'own_templates',
  columns: [
    ...[id('own_templates'), account(), word('name', 200), word('situation', 24), word('language', 5)],
    ...[word('form', 3), text('source'), integer('version'), instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [ownedByAccount('own_templates')],
  indices: [
    { name: 'own_templates_created', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'own_templates_situation', columnNames: ['account_id', 'situation', 'language', 'form', 'id'] },
  ],
});

const ownTemplateVersions = new Table({
  name: 'own_template_versions',
  columns: [
    ...[id('own_template_versions'), account(), reference('template_id'), integer('version'), text('source')],
    instant('created_at'),
  ],
  foreignKeys: [
    ownedByAccount('own_template_versions'),
    foreignKey('own_template_versions_template_fk', 'template_id', 'own_templates', 'CASCADE'),
  ],
  indices: [
    { name: 'own_template_versions_account', columnNames: ['account_id', 'template_id'] },
    {
      name: 'own_template_versions_template',
      columnNames: ['template_id', 'account_id', 'version'],
      isUnique: true,
    },
  ],
});

/** What a message was written with. A table of its own: adding keys to a table copies the whole of it on SQLite. */
const attemptOrigins = new Table({
  name: 'attempt_origins',
  columns: [
    ...[id('attempt_origins'), account(), reference('attempt_id'), reference('offer_id', maybe)],
    ...[reference('trip_id', maybe), reference('template_id', maybe)],
  ],
  foreignKeys: [
    ownedByAccount('attempt_origins'),
    foreignKey('attempt_origins_attempt_fk', 'attempt_id', 'attempts', 'CASCADE'),
    foreignKey('attempt_origins_offer_fk', 'offer_id', 'offers', 'SET NULL'),
    foreignKey('attempt_origins_trip_fk', 'trip_id', 'trips', 'SET NULL'),
    foreignKey('attempt_origins_template_fk', 'template_id', 'own_templates', 'SET NULL'),
  ],
  indices: [
    { name: 'attempt_origins_attempt', columnNames: ['attempt_id', 'account_id'], isUnique: true },
    { name: 'attempt_origins_account', columnNames: ['account_id', 'attempt_id'] },
    { name: 'attempt_origins_offer', columnNames: ['offer_id', 'account_id'] },
    { name: 'attempt_origins_trip', columnNames: ['trip_id', 'account_id'] },
    { name: 'attempt_origins_template', columnNames: ['template_id', 'account_id'] },
  ],
});

const tables = [offers, offerTags, trips, targets, ownTemplates, ownTemplateVersions, attemptOrigins];
