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

/** `add column` by hand: the schema builder would copy the whole table on SQLite. */
const addedToOutbox = [
  ['last_result', 'varchar(10)'],
  ['tried_at', 'varchar(24)'],
] as const;

/**
 * Mail in both directions: how an account's address takes its mails, what can be done from a mail, a mail account of the
 * user's own, how far a mailbox has been read, and which mails were exchanged with whom.
 */
export class MailBothWays1796120340000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.createTable(table);
    for (const [name, type] of addedToOutbox)
      await queryRunner.query(`alter table mail_outbox add column ${name} ${type}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name] of addedToOutbox) await queryRunner.query(`alter table mail_outbox drop column ${name}`);
    for (const { name } of [...tables].reverse()) await queryRunner.dropTable(name);
  }
}

/** One row an account: how its address takes mails, and when it was asked whether to write less. */
const mailStanding = new Table({
  name: 'mail_standing',
  columns: [
    ...[id('mail_standing'), account(), integer('refusals'), day('refused_on', maybe), integer('bounces')],
    ...[instant('stopped_at', maybe), text('stopped_why', maybe), day('asked_on', maybe)],
  ],
  foreignKeys: [ownedByAccount('mail_standing')],
  indices: [{ name: 'mail_standing_account', columnNames: ['account_id'], isUnique: true }],
});

/** The user's own mail account, by which their letters go out and from which answers are read. */
const ownMail = new Table({
  name: 'own_mail',
  columns: [
    ...[id('own_mail'), account(), word('address', 320), word('name', 200, maybe)],
    ...[word('smtp_host', 255), integer('smtp_port'), word('smtp_security', 10)],
    ...[word('imap_host', 255, maybe), integer('imap_port', maybe), word('imap_security', 10, maybe)],
    ...[word('user_name', 320), text('password_sealed'), word('sent_folder', 255, maybe)],
    ...[flag('sends'), flag('keeps_sent'), flag('reads'), flag('keeps_text')],
    ...[instant('checked_at', maybe), word('problem', 20, maybe), text('problem_answer', maybe)],
    ...[instant('problem_at', maybe), instant('created_at'), instant('updated_at')],
  ],
  foreignKeys: [ownedByAccount('own_mail')],
  indices: [
    { name: 'own_mail_account', columnNames: ['account_id'], isUnique: true },
    { name: 'own_mail_reads', columnNames: ['reads', 'id'] },
  ],
});

/** How far a folder has been read (RFC 9051, 2.3.1.1): one row a folder, one reader at a time by its lease. */
const mailboxMarks = new Table({
  name: 'mailbox_marks',
  columns: [
    ...[id('mailbox_marks'), account(), word('folder', 255), word('uid_validity', 20), integer('next_uid')],
    ...[
      instant('looked_at', maybe),
      instant('lease_until', maybe),
      text('problem', maybe),
      instant('problem_at', maybe),
    ],
  ],
  foreignKeys: [ownedByAccount('mailbox_marks')],
  indices: [{ name: 'mailbox_marks_folder', columnNames: ['account_id', 'folder'], isUnique: true }],
});

/** The same for the mailbox of the service itself (IMAP_URL), which belongs to no account. */
const houseMailbox = new Table({
  name: 'house_mailbox',
  columns: [
    ...[id('house_mailbox'), word('folder', 255), word('uid_validity', 20), integer('next_uid')],
    ...[
      instant('looked_at', maybe),
      instant('lease_until', maybe),
      text('problem', maybe),
      instant('problem_at', maybe),
    ],
  ],
  indices: [{ name: 'house_mailbox_folder', columnNames: ['folder'], isUnique: true }],
});

/** The numbered lines of a mail that went out: what "snooze 3" means. */
const mailLines = new Table({
  name: 'mail_lines',
  columns: [
    ...[id('mail_lines'), account(), word('message_id', 255), integer('number'), word('kind', 12)],
    ...[reference('contact_id', maybe), reference('reminder_id', maybe), reference('meeting_id', maybe)],
    instant('created_at'),
  ],
  foreignKeys: [
    ownedByAccount('mail_lines'),
    foreignKey('mail_lines_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
    foreignKey('mail_lines_reminder_fk', 'reminder_id', 'reminders', 'CASCADE'),
    foreignKey('mail_lines_meeting_fk', 'meeting_id', 'meetings', 'CASCADE'),
  ],
  indices: [
    { name: 'mail_lines_message', columnNames: ['account_id', 'message_id', 'number'] },
    { name: 'mail_lines_contact', columnNames: ['contact_id', 'account_id'] },
    { name: 'mail_lines_reminder', columnNames: ['reminder_id', 'account_id'] },
    { name: 'mail_lines_meeting', columnNames: ['meeting_id', 'account_id'] },
    { name: 'mail_lines_created', columnNames: ['created_at', 'id'] },
  ],
});

/** What a token in a mail opens: only its hash is kept. `sealed` where the user may see it again. */
const mailKeys = new Table({
  name: 'mail_keys',
  columns: [
    ...[id('mail_keys'), account(), word('token_hash', 64), word('kind', 10), word('verb', 16, maybe)],
    ...[reference('line_id', maybe), word('message_id', 255, maybe), reference('act_id', maybe), text('sealed', maybe)],
    ...[instant('expires_at', maybe), instant('used_at', maybe), instant('created_at')],
  ],
  foreignKeys: [ownedByAccount('mail_keys'), foreignKey('mail_keys_line_fk', 'line_id', 'mail_lines', 'CASCADE')],
  indices: [
    { name: 'mail_keys_token', columnNames: ['token_hash'], isUnique: true },
    { name: 'mail_keys_line', columnNames: ['line_id', 'account_id'] },
    { name: 'mail_keys_account', columnNames: ['account_id', 'kind', 'created_at'] },
    { name: 'mail_keys_expires', columnNames: ['expires_at', 'id'] },
  ],
});

/** A letter that the service itself sent for the user: its Message-ID leads answers back to the attempt. */
const attemptMails = new Table({
  name: 'attempt_mails',
  columns: [
    ...[
      id('attempt_mails'),
      account(),
      reference('attempt_id'),
      reference('outbox_id', maybe),
      word('message_id', 255),
    ],
    ...[instant('kept_at', maybe), instant('created_at')],
  ],
  foreignKeys: [
    ownedByAccount('attempt_mails'),
    foreignKey('attempt_mails_attempt_fk', 'attempt_id', 'attempts', 'CASCADE'),
    foreignKey('attempt_mails_outbox_fk', 'outbox_id', 'mail_outbox', 'SET NULL'),
  ],
  indices: [
    { name: 'attempt_mails_attempt', columnNames: ['attempt_id', 'account_id', 'created_at'] },
    { name: 'attempt_mails_outbox', columnNames: ['outbox_id', 'account_id'] },
    { name: 'attempt_mails_message', columnNames: ['account_id', 'message_id'], isUnique: true },
  ],
});

/** A mail that was exchanged with somebody and read in a mailbox; each counts once. */
const exchangedMails = new Table({
  name: 'exchanged_mails',
  columns: [
    ...[id('exchanged_mails'), account(), word('message_id', 255), reference('contact_id')],
    ...[reference('attempt_id', maybe), reference('interaction_id', maybe), word('direction', 10), word('kind', 10)],
    ...[day('occurred_on'), word('subject', 500, maybe), text('words', maybe), instant('created_at')],
  ],
  foreignKeys: [
    ownedByAccount('exchanged_mails'),
    foreignKey('exchanged_mails_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
    foreignKey('exchanged_mails_attempt_fk', 'attempt_id', 'attempts', 'SET NULL'),
    foreignKey('exchanged_mails_interaction_fk', 'interaction_id', 'interactions', 'SET NULL'),
  ],
  indices: [
    { name: 'exchanged_mails_message', columnNames: ['account_id', 'message_id', 'contact_id'], isUnique: true },
    { name: 'exchanged_mails_contact', columnNames: ['contact_id', 'account_id', 'occurred_on'] },
    { name: 'exchanged_mails_attempt', columnNames: ['attempt_id', 'account_id'] },
    { name: 'exchanged_mails_interaction', columnNames: ['interaction_id', 'account_id'] },
  ],
});

const tables = [mailStanding, ownMail, mailboxMarks, houseMailbox, mailLines, mailKeys, attemptMails, exchangedMails];
