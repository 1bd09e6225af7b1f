import { Injectable } from '@nestjs/common';
import { findForChange, oneAtATime } from '../common/database/for-change.js';
import { engineOf, rows } from '../common/database/sql.js';
import { isTaken } from '../common/database/taken.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { Account } from './account.entity.js';
import { EmailTaken } from './account.errors.js';

/** Accounts that are looked at in one go. */
const MOST_CHANGED = 1000;

/** Any constant: one lock for everybody who would be the first account. */
const FIRST_ACCOUNT_LOCK = 4_711_002;

@Injectable()
export class AccountsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(id: string): Promise<Account | null> {
    return wholeRow(this.unitOfWork.reader, Account, 'id = ?', [id]);
  }

  findMany(ids: readonly string[]): Promise<Account[]> {
    const places = ids.map(() => '?').join(', ');
    return wholeRows(this.unitOfWork.reader, Account, `id in (${places}) order by id`, ids);
  }

  /** Whoever else changes it waits until this unit of work ends. */
  findForChange(id: string): Promise<Account | null> {
    return findForChange(this.unitOfWork.writer, Account, { id });
  }

  findByEmail(email: string): Promise<Account | null> {
    return this.unitOfWork.reader.findOneBy(Account, { email });
  }

  /** Lets one transaction of an account pass at a time on PostgreSQL; SQLite has only one anyway. */
  async lock(id: string): Promise<void> {
    const { writer } = this.unitOfWork;
    if (engineOf(writer) === 'postgres')
      await rows(writer, 'select id from accounts where id = ? for no key update', [id]);
  }

  /** Whoever else wants to be the first account waits here until this unit of work ends. */
  lockFirst(): Promise<void> {
    return oneAtATime(this.unitOfWork.writer, FIRST_ACCOUNT_LOCK);
  }

  async none(): Promise<boolean> {
    return (await rows(this.unitOfWork.reader, 'select 1 as found from accounts limit 1')).length === 0;
  }

  async insert(account: Account): Promise<void> {
    try {
      await this.unitOfWork.writer.insert(Account, account);
    } catch (error) {
      if (isTaken(error)) throw new EmailTaken();
      throw error;
    }
  }

  /** Only the columns given: whoever changes others at the same time loses nothing. */
  async change(id: string, fields: Partial<Account>): Promise<void> {
    await this.unitOfWork.writer.update(Account, { id }, fields);
  }

  /** Nothing but the hash: hashing takes a while, and the account may have changed meanwhile. */
  async setPasswordHash(id: string, passwordHash: string, updatedAt: string): Promise<void> {
    await this.change(id, { passwordHash, updatedAt });
  }

  /** With everything that hangs on it. */
  async remove(id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Account, { id });
  }

  /** Accounts whose daily mail is due or whose due time is to be found (anew). */
  async idsDueForDigest(now: string, limit: number): Promise<string[]> {
    const due = await rows<{ id: string }>(
      this.unitOfWork.reader,
      'select id from accounts where next_digest_at is null or next_digest_at <= ? order by next_digest_at, id limit ?',
      [now, limit],
    );
    return due.map(({ id }) => id);
  }

  /** Few: settings rarely change. The table is small enough to look through once a minute. */
  async idsChangedSince(moment: string): Promise<string[]> {
    const changed = await rows<{ id: string }>(
      this.unitOfWork.reader,
      'select id from accounts where updated_at >= ? order by id limit ?',
      [moment, MOST_CHANGED],
    );
    return changed.map(({ id }) => id);
  }

  /** True for the one instance that gets it: nobody else moved the due time in between. */
  async moveNextDigest(id: string, seen: string | null, next: string | null): Promise<boolean> {
    const seenIs = seen === null ? 'next_digest_at is null' : 'next_digest_at = ?';
    const moved = await rows(
      this.unitOfWork.writer,
      `update accounts set next_digest_at = ? where id = ? and ${seenIs} returning id`,
      [next, id, ...(seen === null ? [] : [seen])],
    );
    return moved.length === 1;
  }
}
