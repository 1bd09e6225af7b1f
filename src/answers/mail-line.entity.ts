import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  WordColumn,
} from '../common/database/columns.js';
import { Contact } from '../contacts/contact.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Reminder } from '../reminders/reminder.entity.js';
import type { LineKind } from './domain/line-verbs.js';

/**
 * A numbered line of a mail that went out: "snooze 3" means the third line of that very mail. Two promises to one person
 * share a line: then there are two rows with its number.
 */
@Entity('mail_lines')
@Index('mail_lines_message', ['accountId', 'messageId', 'number'])
@Index('mail_lines_contact', ['contactId', 'accountId'])
@Index('mail_lines_reminder', ['reminderId', 'accountId'])
@Index('mail_lines_meeting', ['meetingId', 'accountId'])
@Index('mail_lines_created', ['createdAt', 'id'])
export class MailLine {
  @IdColumn('mail_lines_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'mail_lines_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(255) messageId!: string;
  @IntegerColumn() number!: number;
  @WordColumn(12) kind!: LineKind;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Contact, { name: 'mail_lines_contact_fk', onDelete: 'CASCADE' })
  contactId!: string | null;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Reminder, { name: 'mail_lines_reminder_fk', onDelete: 'CASCADE' })
  reminderId!: string | null;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Meeting, { name: 'mail_lines_meeting_fk', onDelete: 'CASCADE' })
  meetingId!: string | null;
  @InstantColumn() createdAt!: string;
}
