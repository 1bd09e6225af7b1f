import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import { Contact } from '../contacts/contact.entity.js';
import type { Recurrence } from './domain/recurrence.js';
import type { ReminderKind, ReminderState } from './domain/words.js';

/** Something to do on a day. */
@Entity('reminders')
@Index('reminders_created', ['accountId', 'createdAt', 'id'])
@Index('reminders_due', ['accountId', 'state', 'dueOn', 'id'])
@Index('reminders_contact', ['contactId', 'accountId', 'state', 'dueOn', 'id'])
@Index('reminders_done', ['contactId', 'accountId', 'doneAt', 'id'])
@Index('reminders_attempt', ['attemptId', 'accountId'])
export class Reminder {
  @IdColumn('reminders_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'reminders_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Contact, { name: 'reminders_contact_fk', onDelete: 'CASCADE' })
  contactId!: string | null;
  // by name: outreach stands above reminders
  @ReferenceColumn({ nullable: true })
  @ForeignKey('Attempt', { name: 'reminders_attempt_fk', onDelete: 'CASCADE' })
  attemptId!: string | null;
  @WordColumn(10) kind!: ReminderKind;
  /** The user's own words; null where kind and contact say it all. */
  @TextColumn({ nullable: true }) text!: string | null;
  @DayColumn() dueOn!: LocalDate;
  /** How it comes again; null: once. */
  @JsonColumn({ nullable: true }) recurrence!: Recurrence | null;
  /** So many days before the day itself it is said; null: on the day. */
  @IntegerColumn({ nullable: true }) leadDays!: number | null;
  @WordColumn(10) state!: ReminderState;
  @InstantColumn({ nullable: true }) doneAt!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
