import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountColumn, IdColumn, JsonColumn, ReferenceColumn, WordColumn } from '../common/database/columns.js';
import { BusyCalendar } from './busy-calendar.entity.js';
import type { KeptSpan } from './domain/busy-by-month.js';

/** The taken times of one calendar that begin in one month (UTC), merged and by start: what a question about free times reads. */
@Entity('busy_months')
@Index('busy_months_month', ['accountId', 'month', 'calendarId'], { unique: true })
@Index('busy_months_calendar', ['calendarId', 'accountId', 'month'])
export class BusyMonth {
  @IdColumn('busy_months_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'busy_months_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => BusyCalendar, { name: 'busy_months_calendar_fk', onDelete: 'CASCADE' })
  calendarId!: string;
  /** `2026-11`. */
  @WordColumn(7) month!: string;
  /** By start; what lasts longer than its month is cut at the month's end and goes on in the next. */
  @JsonColumn() spans!: KeptSpan[];
}
