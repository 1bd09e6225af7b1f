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

export class CreateAttempts1796119440000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(attempts);
    await queryRunner.createTable(heldSlots);
    await queryRunner.createTable(reminders);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['reminders', 'held_slots', 'attempts']) await queryRunner.dropTable(table);
  }
}

const attempts = new Table({
  name: 'attempts',
  columns: [
    id('attempts'),
    account(),
    reference('contact_id'),
    reference('parent_id', maybe),
    word('purpose', 10, maybe),
    word('situation', 24),
    word('channel', 10),
    word('language', 5),
    word('form', 3),
    flag('form_assumed'),
    word('city', 200, maybe),
    text('subject'),
    text('body'),
    text('short'),
    text('script', maybe),
    word('state', 10),
    instant('sent_at', maybe),
    day('sent_on', maybe),
    day('marked_on', maybe),
    day('last_message_on', maybe),
    integer('follow_ups_sent'),
    word('outcome', 14, maybe),
    word('reason', 12, maybe),
    day('outcome_on', maybe),
    instant('outcome_at', maybe),
    day('silent_on', maybe),
    day('comeback_on', maybe),
    day('blocks_until_on', maybe),
    integer('expectation', maybe),
    integer('how_hard_expected', maybe),
    integer('how_hard_was', maybe),
    text('earlier'),
    instant('created_at'),
    instant('updated_at'),
  ],
  foreignKeys: [
    ownedByAccount('attempts'),
    foreignKey('attempts_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
    foreignKey('attempts_parent_fk', 'parent_id', 'attempts', 'CASCADE'),
  ],
  indices: [
    { name: 'attempts_created', columnNames: ['account_id', 'created_at', 'id'] },
    { name: 'attempts_state', columnNames: ['account_id', 'state', 'created_at', 'id'] },
    { name: 'attempts_contact', columnNames: ['contact_id', 'account_id', 'created_at', 'id'] },
    { name: 'attempts_sent', columnNames: ['account_id', 'sent_on', 'contact_id'] },
    { name: 'attempts_marked', columnNames: ['account_id', 'marked_on', 'contact_id'] },
    { name: 'attempts_parent', columnNames: ['parent_id', 'account_id'] },
    { name: 'attempts_silent', columnNames: ['silent_on', 'id'] },
  ],
});

const heldSlots = new Table({
  name: 'held_slots',
  columns: [
    id('held_slots'),
    account(),
    reference('attempt_id'),
    reference('contact_id'),
    instant('start_at'),
    instant('end_at'),
    word('time_zone', 64),
    instant('released_at', maybe),
  ],
  foreignKeys: [
    ownedByAccount('held_slots'),
    foreignKey('held_slots_attempt_fk', 'attempt_id', 'attempts', 'CASCADE'),
    foreignKey('held_slots_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'held_slots_attempt', columnNames: ['attempt_id', 'account_id', 'start_at'], isUnique: true },
    { name: 'held_slots_contact', columnNames: ['contact_id', 'account_id'] },
    { name: 'held_slots_start', columnNames: ['account_id', 'start_at'] },
    { name: 'held_slots_held', columnNames: ['released_at', 'end_at'] },
  ],
});

const reminders = new Table({
  name: 'reminders',
  columns: [
    id('reminders'),
    account(),
    reference('contact_id', maybe),
    reference('attempt_id', maybe),
    word('kind', 10),
    text('text', maybe),
    day('due_on'),
    word('state', 10),
    instant('done_at', maybe),
    instant('created_at'),
    instant('updated_at'),
  ],
  foreignKeys: [
    ownedByAccount('reminders'),
    foreignKey('reminders_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
    foreignKey('reminders_attempt_fk', 'attempt_id', 'attempts', 'CASCADE'),
  ],
  indices: [
    { name: 'reminders_due', columnNames: ['account_id', 'state', 'due_on', 'id'] },
    { name: 'reminders_contact', columnNames: ['contact_id', 'account_id', 'due_on', 'id'] },
    { name: 'reminders_attempt', columnNames: ['attempt_id', 'account_id'] },
  ],
});
