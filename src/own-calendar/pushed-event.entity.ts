import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import { CalendarAccount } from '../calendar-accounts/calendar-account.entity.js';

/** An event of ours in the user's own calendar, and what still has to be written there. */
@Entity('pushed_events')
@Index('pushed_events_uid', ['calendarAccountId', 'uid'], { unique: true })
@Index('pushed_events_account', ['accountId', 'uid'])
@Index('pushed_events_next', ['nextTryAt', 'id'])
export class PushedEvent {
  @IdColumn('pushed_events_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'pushed_events_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => CalendarAccount, { name: 'pushed_events_source_fk', onDelete: 'CASCADE' })
  calendarAccountId!: string;
  /** The id of the meeting: it stays here after the meeting is gone, until it is gone there too. */
  @WordColumn(255) uid!: string;
  @TextColumn() href!: string;
  /** As the server last told it: nothing that somebody changed there is written over. */
  @TextColumn({ nullable: true }) etag!: string | null;
  /** A fingerprint of each part as we wrote it (domain/event-parts.ts): what changes there is told from what changes here. */
  @WordColumn(64, { nullable: true }) pushedHash!: string | null;
  @WordColumn(8) wanted!: 'there' | 'gone';
  @WordColumn(10) state!: 'waiting' | 'pushed' | 'conflict' | 'stopped';
  @IntegerColumn() tries!: number;
  @InstantColumn({ nullable: true }) nextTryAt!: string | null;
  @WordColumn(20, { nullable: true }) problem!: string | null;
  @TextColumn({ nullable: true }) problemAnswer!: string | null;
  @InstantColumn({ nullable: true }) problemAt!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
