import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, flag, foreignKey, id, instant, integer, ownedByAccount, reference, text, word } from './columns.js';

const maybe = { isNullable: true };

/** `add column` by hand: the schema builder would copy the whole table on SQLite, and with it everything that hangs on it. */
const added = [
  ['reminders', 'recurrence', 'text'],
  ['reminders', 'lead_days', 'integer'],
  ['meetings', 'title', 'varchar(200)'],
  ['meetings', 'note', 'text'],
  ['meetings', 'travel_minutes', 'integer'],
  ['feeds', 'shows', 'text'],
  ['accounts', 'slot_rules', 'text'],
  ['contacts', 'time_zone', 'varchar(64)'],
] as const;

/** A way into somebody's CalDAV server. */
const calendarAccounts = new Table({
  name: 'calendar_accounts',
  columns: [
    ...[id('calendar_accounts'), account(), word('label', 100), text('address'), word('user_name', 320)],
    ...[text('password_sealed'), text('home', maybe), text('push_to', maybe), integer('pushed_version', maybe)],
    ...[instant('checked_at', maybe), word('problem', 20, maybe), text('problem_answer', maybe)],
    ...[instant('problem_at', maybe), instant('lease_until', maybe), instant('next_push_at', maybe)],
    ...[instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [ownedByAccount('calendar_accounts')],
  indices: [
    { name: 'calendar_accounts_account', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'calendar_accounts_push', columnNames: ['next_push_at', 'id'] },
  ],
});

/** A calendar elsewhere that says when the user has no time. */
const busyCalendars = new Table({
  name: 'busy_calendars',
  columns: [
    ...[id('busy_calendars'), account(), word('kind', 8), reference('calendar_account_id', maybe), word('label', 100)],
    ...[text('address_sealed', maybe), flag('counts'), text('etag', maybe), word('last_modified', 64, maybe)],
    ...[integer('version'), integer('events'), word('read_until', 10, maybe)],
    ...[instant('looked_at', maybe), instant('tried_at', maybe), instant('next_look_at', maybe), integer('tries')],
    ...[instant('lease_until', maybe), word('problem', 20, maybe), text('problem_answer', maybe)],
    ...[instant('problem_at', maybe), instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [
    ownedByAccount('busy_calendars'),
    foreignKey('busy_calendars_source_fk', 'calendar_account_id', 'calendar_accounts', 'CASCADE'),
  ],
  indices: [
    { name: 'busy_calendars_account', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'busy_calendars_source', columnNames: ['calendar_account_id', 'account_id'] },
    { name: 'busy_calendars_next', columnNames: ['next_look_at', 'id'] },
  ],
});

/** The taken times of one calendar in one month (UTC), merged: what a question about free times reads. */
const busyMonths = new Table({
  name: 'busy_months',
  columns: [id('busy_months'), account(), reference('calendar_id'), word('month', 7), text('spans')],
  foreignKeys: [
    ownedByAccount('busy_months'),
    foreignKey('busy_months_calendar_fk', 'calendar_id', 'busy_calendars', 'CASCADE'),
  ],
  indices: [
    { name: 'busy_months_month', columnNames: ['account_id', 'month', 'calendar_id'], isUnique: true },
    { name: 'busy_months_calendar', columnNames: ['calendar_id', 'account_id', 'month'] },
  ],
});

/** What stands of ours in the user's own calendar, and what still has to be written there. */
const pushedEvents = new Table({
  name: 'pushed_events',
  columns: [
    ...[id('pushed_events'), account(), reference('calendar_account_id'), word('uid', 255), text('href')],
    ...[text('etag', maybe), word('pushed_hash', 64, maybe), word('wanted', 8), word('state', 10), integer('tries')],
    ...[instant('next_try_at', maybe), word('problem', 20, maybe), text('problem_answer', maybe)],
    ...[instant('problem_at', maybe), instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [
    ownedByAccount('pushed_events'),
    foreignKey('pushed_events_source_fk', 'calendar_account_id', 'calendar_accounts', 'CASCADE'),
  ],
  indices: [
    { name: 'pushed_events_uid', columnNames: ['calendar_account_id', 'uid'], isUnique: true },
    { name: 'pushed_events_account', columnNames: ['account_id', 'uid'] },
    { name: 'pushed_events_next', columnNames: ['next_try_at', 'id'] },
  ],
});

/** A meeting that somebody was asked to put into their calendar (RFC 6047), and what their calendar answered. */
const invitations = new Table({
  name: 'invitations',
  columns: [
    ...[id('invitations'), account(), reference('meeting_id'), reference('contact_id'), word('address', 320)],
    ...[integer('sequence'), word('method', 8), word('state', 12), word('message_id', 255), instant('sent_at', maybe)],
    ...[instant('replied_at', maybe), instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [
    ownedByAccount('invitations'),
    foreignKey('invitations_meeting_fk', 'meeting_id', 'meetings', 'CASCADE'),
    foreignKey('invitations_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'invitations_meeting', columnNames: ['meeting_id', 'account_id', 'contact_id'], isUnique: true },
    { name: 'invitations_contact', columnNames: ['contact_id', 'account_id'] },
    { name: 'invitations_account', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'invitations_message', columnNames: ['account_id', 'message_id'] },
  ],
});

/** Answers of calendars that were taken in: each counts once. */
const invitationReplies = new Table({
  name: 'invitation_replies',
  columns: [
    ...[id('invitation_replies'), account(), word('message_id', 255), word('uid', 255), instant('stamped_at')],
    ...[word('became', 12), instant('created_at')],
  ],
  foreignKeys: [ownedByAccount('invitation_replies')],
  indices: [
    { name: 'invitation_replies_message', columnNames: ['account_id', 'message_id', 'uid'], isUnique: true },
    { name: 'invitation_replies_created', columnNames: ['created_at', 'id'] },
  ],
});

/** Another time that somebody proposed for a meeting: the user decides. */
const proposedTimes = new Table({
  name: 'proposed_times',
  columns: [
    ...[id('proposed_times'), account(), reference('meeting_id'), reference('contact_id')],
    ...[instant('start_at'), instant('end_at'), text('comment', maybe), word('state', 8), instant('created_at')],
  ],
  foreignKeys: [
    ownedByAccount('proposed_times'),
    foreignKey('proposed_times_meeting_fk', 'meeting_id', 'meetings', 'CASCADE'),
    foreignKey('proposed_times_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'proposed_times_meeting', columnNames: ['meeting_id', 'account_id', 'created_at'] },
    { name: 'proposed_times_contact', columnNames: ['contact_id', 'account_id'] },
    { name: 'proposed_times_account', columnNames: ['account_id', 'state', 'created_at', 'id'] },
  ],
});

/** An address that is told of what happens. */
const webhooks = new Table({
  name: 'webhooks',
  columns: [
    ...[id('webhooks'), account(), word('label', 100), text('address_sealed'), text('secret_sealed'), text('events')],
    ...[flag('active'), instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [ownedByAccount('webhooks')],
  indices: [{ name: 'webhooks_account', columnNames: ['account_id', 'created_at', 'id'] }],
});

const webhookDeliveries = new Table({
  name: 'webhook_deliveries',
  columns: [
    ...[id('webhook_deliveries'), account(), reference('webhook_id'), word('event', 40), text('payload')],
    ...[word('state', 8), integer('tries'), integer('claims'), instant('next_try_at', maybe)],
    ...[integer('status', maybe), word('problem', 20, maybe), text('answer', maybe), instant('tried_at', maybe)],
    instant('created_at'),
  ],
  foreignKeys: [
    ownedByAccount('webhook_deliveries'),
    foreignKey('webhook_deliveries_webhook_fk', 'webhook_id', 'webhooks', 'CASCADE'),
  ],
  indices: [
    { name: 'webhook_deliveries_webhook', columnNames: ['webhook_id', 'account_id', 'created_at', 'id'] },
    { name: 'webhook_deliveries_account', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'webhook_deliveries_next', columnNames: ['next_try_at', 'id'] },
    { name: 'webhook_deliveries_created', columnNames: ['created_at', 'id'] },
  ],
});

const tables = [
  calendarAccounts,
  busyCalendars,
  busyMonths,
  pushedEvents,
  invitations,
  invitationReplies,
  proposedTimes,
  webhooks,
  webhookDeliveries,
];

/** Meetings, what recurs, calendars elsewhere in both directions, invitations, and addresses that are told. */
export class Calendar1796120580000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, name, type] of added) await queryRunner.query(`alter table ${table} add column ${name} ${type}`);
    for (const table of tables) await queryRunner.createTable(table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await queryRunner.dropTable(table);
    for (const [table, name] of added) await queryRunner.query(`alter table ${table} drop column ${name}`);
  }
}
