import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { TakenSpan } from './domain/taken-elsewhere.js';

/** `2026-11` */
const MONTH_LENGTH = 7;

/** Times that calendars elsewhere say are taken: as they are kept, month by month, for those that count. */
@Injectable()
export class BusyQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of the months (UTC) that these instants (ms since 1970) touch; not merged. */
  async between(accountId: string, from: number, to: number): Promise<TakenSpan[]> {
    const months = monthsBetween(from, to);
    const found = await rows<{ spans: string }>(
      this.unitOfWork.reader,
      `select busy_months.spans as spans from busy_months
        join busy_calendars on busy_calendars.id = busy_months.calendar_id and busy_calendars.counts
        where busy_months.account_id = ? and busy_months.month in (${months.map(() => '?').join(', ')})`,
      [accountId, ...months],
    );
    return found.flatMap(({ spans }) => JSON.parse(spans) as TakenSpan[]); // written by busy-calendars/
  }

  /** When one that counts was last read, if it gives no answer now; an instant. */
  async silentSince(accountId: string): Promise<string | null> {
    const [found] = await rows<{ lookedAt: string }>(
      this.unitOfWork.reader,
      `select looked_at as "lookedAt" from busy_calendars
        where account_id = ? and counts and problem is not null and looked_at is not null order by looked_at limit 1`,
      [accountId],
    );
    return found?.lookedAt ?? null;
  }
}

function monthsBetween(from: number, to: number): string[] {
  const [first, last] = [new Date(from), new Date(to)];
  const months: string[] = [];
  let month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1));
  for (; month <= last; month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1))) {
    months.push(month.toISOString().slice(0, MONTH_LENGTH));
  }
  return months;
}
