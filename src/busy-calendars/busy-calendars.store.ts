import { Injectable } from '@nestjs/common';
import { findForChange } from '../common/database/for-change.js';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { newId } from '../common/ids.js';
import { BusyCalendar } from './busy-calendar.entity.js';
import { BusyMonth } from './busy-month.entity.js';
import type { KeptSpan } from './domain/busy-by-month.js';

/** More than an account may have. */
const MOST_LISTED = 200;
/** Rows of months for one question: 3 months of each calendar, or 14 months of some. */
const MOST_MONTHS = 2_000;

@Injectable()
export class BusyCalendarsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(accountId: string): Promise<BusyCalendar[]> {
    const where = `account_id = ? order by created_at, id limit ${MOST_LISTED}`;
    return wholeRows(this.unitOfWork.reader, BusyCalendar, where, [accountId]);
  }

  find(accountId: string, id: string): Promise<BusyCalendar | null> {
    return wholeRow(this.unitOfWork.reader, BusyCalendar, 'account_id = ? and id = ?', [accountId, id]);
  }

  findForChange(accountId: string, id: string): Promise<BusyCalendar | null> {
    return findForChange(this.unitOfWork.writer, BusyCalendar, { accountId, id });
  }

  /** Inside a unit of work. */
  async count(accountId: string): Promise<number> {
    return this.unitOfWork.writer.countBy(BusyCalendar, { accountId });
  }

  async insert(calendar: BusyCalendar): Promise<void> {
    await this.unitOfWork.writer.insert(BusyCalendar, calendar);
  }

  async update({ id, accountId }: BusyCalendar, changed: Partial<BusyCalendar>): Promise<void> {
    await this.unitOfWork.writer.update(BusyCalendar, { id, accountId }, changed);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const sql = 'delete from busy_calendars where account_id = ? and id = ?';
    return (await changedRows(this.unitOfWork.writer, sql, [accountId, id])) === 1;
  }

  /** Whose time has come and which nobody reads, those that have waited longest first; of all accounts. */
  due(now: string, limit: number): Promise<BusyCalendar[]> {
    const where = `next_look_at <= ? and (lease_until is null or lease_until <= ?) order by next_look_at, id limit ${limit}`;
    return wholeRows(this.unitOfWork.reader, BusyCalendar, where, [now, now]);
  }

  /** True for the one that may read it until then. */
  async claim({ id, accountId }: BusyCalendar, now: string, leaseUntil: string): Promise<boolean> {
    const sql = `update busy_calendars set lease_until = ?, tried_at = ?
      where account_id = ? and id = ? and (lease_until is null or lease_until <= ?)`;
    return (await changedRows(this.unitOfWork.writer, sql, [leaseUntil, now, accountId, id, now])) === 1;
  }

  /** Inside a unit of work: the calendar as it is now, if whoever has this lease still has it. */
  async held({ id, accountId }: BusyCalendar, leaseUntil: string): Promise<BusyCalendar | null> {
    const found = await this.findForChange(accountId, id);
    return found?.leaseUntil === leaseUntil ? found : null;
  }

  /** What is kept of a calendar, by month. */
  async months(accountId: string, calendarId: string): Promise<Map<string, string>> {
    const found = await rows<{ month: string; spans: string }>(
      this.unitOfWork.reader,
      `select month, spans from busy_months where calendar_id = ? and account_id = ? order by month limit ${MOST_MONTHS}`,
      [calendarId, accountId],
    );
    return new Map(found.map(({ month, spans }) => [month, spans]));
  }

  async replaceMonths(
    { id: calendarId, accountId }: BusyCalendar,
    months: ReadonlyMap<string, readonly KeptSpan[]>,
    now: Date,
  ): Promise<void> {
    await this.unitOfWork.writer.delete(BusyMonth, { accountId, calendarId });
    const kept = [...months].map(([month, spans]) => ({
      id: newId(now),
      accountId,
      calendarId,
      month,
      spans: [...spans],
    }));
    if (kept.length > 0) await this.unitOfWork.writer.insert(BusyMonth, kept);
  }

  /** What the calendars that count have in these months (UTC), not merged. */
  async spansIn(accountId: string, months: readonly string[]): Promise<KeptSpan[]> {
    const found = await rows<{ spans: string }>(
      this.unitOfWork.reader,
      `select busy_months.spans as spans from busy_months
         join busy_calendars on busy_calendars.id = busy_months.calendar_id and busy_calendars.account_id = busy_months.account_id
           and busy_calendars.counts = ?
       where busy_months.account_id = ? and busy_months.month in (${months.map(() => '?').join(', ')}) limit ${MOST_MONTHS}`,
      [true, accountId, ...months],
    );
    return found.flatMap(({ spans }) => JSON.parse(spans) as KeptSpan[]); // written by replaceMonths
  }
}
