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
import type { MeetingState } from './domain/words.js';

/** A time agreed with one or more people. */
@Entity('meetings')
@Index('meetings_created', ['accountId', 'createdAt', 'id'])
@Index('meetings_start', ['accountId', 'startAt', 'id'])
@Index('meetings_attempt', ['attemptId', 'accountId'])
export class Meeting {
  @IdColumn('meetings_pk') id!: string;
  @AccountColumn() @ForeignKey(() => Account, { name: 'meetings_account_fk', onDelete: 'CASCADE' }) accountId!: string;
  // by name: outreach stands above meetings
  @ReferenceColumn({ nullable: true })
  @ForeignKey('Attempt', { name: 'meetings_attempt_fk', onDelete: 'SET NULL' })
  attemptId!: string | null;
  @InstantColumn() startAt!: string;
  @InstantColumn() endAt!: string;
  @WordColumn(64) timeZone!: string;
  @WordColumn(500, { nullable: true }) place!: string | null;
  /** What the user calls it; null: the names of the people say it all. */
  @WordColumn(200, { nullable: true }) title!: string | null;
  /** What to think of before and there: for the user alone, in no invitation. */
  @TextColumn({ nullable: true }) note!: string | null;
  /** The way there, in minutes, and the same back; null: as the account has it. */
  @IntegerColumn({ nullable: true }) travelMinutes!: number | null;
  @WordColumn(14) state!: MeetingState;
  /** Rises with each change of the time: calendars take the higher one (RFC 5545, 3.8.7.4). */
  @IntegerColumn() sequence!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
