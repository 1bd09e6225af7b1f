import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import { Contact } from '../contacts/contact.entity.js';
import type { Channel } from '../contacts/domain/words.js';
import type { Direction, NotedBy } from './domain/words.js';

/** One real contact in either direction, on its calendar day. */
@Entity('interactions')
@Index('interactions_contact', ['contactId', 'accountId', 'on', 'id'])
@Index('interactions_logged', ['accountId', 'notedBy', 'loggedOn'])
@Index('interactions_attempt', ['accountId', 'attemptId'])
export class Interaction {
  @IdColumn('interactions_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'interactions_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => Contact, { name: 'interactions_contact_fk', onDelete: 'CASCADE' })
  contactId!: string;
  @DayColumn({ name: 'occurred_on' }) on!: LocalDate;
  @WordColumn(10) channel!: Channel;
  @WordColumn(10) direction!: Direction;
  @TextColumn({ nullable: true }) summary!: string | null;
  /** The attempt that this answers, if it was recorded as an outcome. */
  @ReferenceColumn({ nullable: true }) attemptId!: string | null;
  /** The account's day on which it was written down. */
  @DayColumn() loggedOn!: LocalDate;
  /** Null: the user. What a mailbox notes by itself is no act of theirs. */
  @WordColumn(10, { nullable: true }) notedBy!: NotedBy | null;
  @InstantColumn() createdAt!: string;
}
