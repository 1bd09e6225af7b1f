import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import {
  AccountColumn,
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../common/database/columns.js';
import type { LocalDate } from '../common/local-date.js';
import { CalendarAccount } from '../calendar-accounts/calendar-account.entity.js';

/** A calendar elsewhere that says when the user has no time. What it says is kept month by month: busy_months. */
@Entity('busy_calendars')
@Index('busy_calendars_account', ['accountId', 'createdAt', 'id'])
@Index('busy_calendars_source', ['calendarAccountId', 'accountId'])
@Index('busy_calendars_next', ['nextLookAt', 'id'])
export class BusyCalendar {
  @IdColumn('busy_calendars_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'busy_calendars_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  /** An address that anybody with it may read, or a calendar of a CalDAV account. */
  @WordColumn(8) kind!: 'address' | 'caldav';
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => CalendarAccount, { name: 'busy_calendars_source_fk', onDelete: 'CASCADE' })
  calendarAccountId!: string | null;
  @WordColumn(100) label!: string;
  /** Whoever has the address has the calendar: encrypted for this account and column. */
  @TextColumn({ nullable: true }) addressSealed!: string | null;
  /** False: it is read, but takes no time away. */
  @FlagColumn() counts!: boolean;
  @TextColumn({ nullable: true }) etag!: string | null;
  @WordColumn(64, { nullable: true }) lastModified!: string | null;
  /** Rises with each reading that found something else. */
  @IntegerColumn() version!: number;
  /** How many events the last reading found. */
  @IntegerColumn() events!: number;
  /** Up to this day what recurs has been worked out. */
  @DayColumn({ nullable: true }) readUntil!: LocalDate | null;
  /** When it was last seen to be as it is kept here. */
  @InstantColumn({ nullable: true }) lookedAt!: string | null;
  @InstantColumn({ nullable: true }) triedAt!: string | null;
  @InstantColumn({ nullable: true }) nextLookAt!: string | null;
  /** Looks in a row that found nothing out. */
  @IntegerColumn() tries!: number;
  /** Until then one instance alone reads it. */
  @InstantColumn({ nullable: true }) leaseUntil!: string | null;
  @WordColumn(20, { nullable: true }) problem!: string | null;
  /** What the server said; shown to the user, never logged. */
  @TextColumn({ nullable: true }) problemAnswer!: string | null;
  @InstantColumn({ nullable: true }) problemAt!: string | null;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
