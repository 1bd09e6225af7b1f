import { Injectable } from '@nestjs/common';
import { findForChange } from '../common/database/for-change.js';
import { changedRows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { CalendarAccount } from './calendar-account.entity.js';

@Injectable()
export class CalendarAccountsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The oldest first. */
  list(accountId: string, limit: number): Promise<CalendarAccount[]> {
    const where = `account_id = ? order by created_at, id limit ${Math.trunc(limit)}`;
    return wholeRows(this.unitOfWork.reader, CalendarAccount, where, [accountId]);
  }

  find(accountId: string, id: string): Promise<CalendarAccount | null> {
    return wholeRow(this.unitOfWork.reader, CalendarAccount, 'account_id = ? and id = ?', [accountId, id]);
  }

  findForChange(accountId: string, id: string): Promise<CalendarAccount | null> {
    return findForChange(this.unitOfWork.writer, CalendarAccount, { accountId, id });
  }

  async insert(account: CalendarAccount): Promise<void> {
    await this.unitOfWork.writer.insert(CalendarAccount, account);
  }

  async change(
    { id, accountId }: Pick<CalendarAccount, 'id' | 'accountId'>,
    changed: Partial<CalendarAccount>,
  ): Promise<void> {
    await this.unitOfWork.writer.update(CalendarAccount, { id, accountId }, changed);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const sql = 'delete from calendar_accounts where account_id = ? and id = ?';
    return (await changedRows(this.unitOfWork.writer, sql, [accountId, id])) === 1;
  }

  /** True for the one that may write there until then. */
  async claim({ id, accountId }: CalendarAccount, now: string, leaseUntil: string): Promise<boolean> {
    const sql = `update calendar_accounts set lease_until = ?
      where account_id = ? and id = ? and (lease_until is null or lease_until <= ?)`;
    return (await changedRows(this.unitOfWork.writer, sql, [leaseUntil, accountId, id, now])) === 1;
  }
}
