import { Injectable } from '@nestjs/common';
import { changedRows, rows, type SqlValue } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import type { ConnectionProblem } from '../own/domain/connection-problem.js';
import type { Position } from './open-mailbox.js';

/** Whose mailbox: an account's, or, as null, the service's own. */
export type Owner = string | null;

/** The row of this folder also says who reads the mailbox now, and how things stand. Every mailbox has it (RFC 9051, 5.1). */
const MAIN = 'INBOX';

export interface MarkRow {
  readonly uidValidity: string;
  readonly nextUid: number;
  readonly lookedAt: string | null;
  readonly leaseUntil: string | null;
  readonly problem: ConnectionProblem | null;
  readonly problemAnswer: string | null;
  readonly problemAt: string | null;
}

/** What a look found out. Instants as ISO text. */
export interface LookResult {
  readonly lookedAt: string;
  readonly problem: ConnectionProblem | null;
  readonly problemAnswer: string | null;
  readonly problemAt: string | null;
}

@Injectable()
export class MailboxMarksStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** True for the one reader that may read the mailbox until then. */
  async claim(owner: Owner, now: Date, leaseUntil: string): Promise<boolean> {
    await this.begin(owner, MAIN, now);
    const { table, whose, values } = rowsOf(owner);
    const claimed = await changedRows(
      this.unitOfWork.writer,
      `update ${table} set lease_until = ? where ${whose} and folder = ? and (lease_until is null or lease_until <= ?)`,
      [leaseUntil, ...values, MAIN, now.toISOString()],
    );
    return claimed === 1;
  }

  /** The same whatever the lease: for somebody who wants to know now. */
  async take(owner: Owner, now: Date, leaseUntil: string): Promise<void> {
    await this.begin(owner, MAIN, now);
    const { table, whose, values } = rowsOf(owner);
    const sql = `update ${table} set lease_until = ? where ${whose} and folder = ?`;
    await changedRows(this.unitOfWork.writer, sql, [leaseUntil, ...values, MAIN]);
  }

  /** Goes on for longer, or until the next look; false: somebody else has taken over. */
  async renew(owner: Owner, held: string, until: string): Promise<boolean> {
    const { table, whose, values } = rowsOf(owner);
    const sql = `update ${table} set lease_until = ? where ${whose} and folder = ? and lease_until = ?`;
    return (await changedRows(this.unitOfWork.writer, sql, [until, ...values, MAIN, held])) === 1;
  }

  async keepResult(owner: Owner, result: LookResult): Promise<void> {
    const { table, whose, values } = rowsOf(owner);
    const sql = `update ${table} set looked_at = ?, problem = ?, problem_answer = ?, problem_at = ?
      where ${whose} and folder = ?`;
    const { lookedAt, problem, problemAnswer, problemAt } = result;
    await changedRows(this.unitOfWork.writer, sql, [lookedAt, problem, problemAnswer, problemAt, ...values, MAIN]);
  }

  /** Reads from here on, whatever was known; numbers of mails that waited mean nothing any more. */
  async startAt(owner: Owner, folder: string, { position, now }: { position: Position; now: Date }): Promise<void> {
    await this.begin(owner, folder, now);
    const { table, whose, values } = rowsOf(owner);
    const sql = `update ${table} set uid_validity = ?, next_uid = ?, stuck = null where ${whose} and folder = ?`;
    await changedRows(this.unitOfWork.writer, sql, [position.uidValidity, position.nextUid, ...values, folder]);
  }

  async find(owner: Owner, folder: string = MAIN): Promise<MarkRow | null> {
    const { table, whose, values } = rowsOf(owner);
    const [found] = await rows<MarkRow>(
      this.unitOfWork.reader,
      `select uid_validity as "uidValidity", next_uid as "nextUid", looked_at as "lookedAt", lease_until as "leaseUntil",
         problem, problem_answer as "problemAnswer", problem_at as "problemAt" from ${table} where ${whose} and folder = ? limit 1`,
      [...values, folder],
    );
    return found ?? null;
  }

  /** Looks again at once where there was a problem. */
  async retry(accountId: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      'update mailbox_marks set lease_until = null where account_id = ? and problem is not null',
      [accountId],
    );
  }

  /** Accounts that want their mailbox read, whenever its time is, by id after the given one ('' for the first). */
  async readAccounts(afterId: string, limit: number): Promise<string[]> {
    const sql = 'select account_id as id from own_mail where reads = ? and account_id > ? order by account_id limit ?';
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [true, afterId, limit]);
    return found.map(({ id }) => id);
  }

  /** Accounts that want their mailbox read and whose time has come, those that have waited longest first. */
  async dueAccounts(now: string, limit: number): Promise<string[]> {
    const due = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select own_mail.account_id as id from own_mail
         left join mailbox_marks on mailbox_marks.account_id = own_mail.account_id and mailbox_marks.folder = ?
       where own_mail.reads = ? and (mailbox_marks.lease_until is null or mailbox_marks.lease_until <= ?)
       order by coalesce(mailbox_marks.lease_until, ''), own_mail.id limit ?`,
      [MAIN, true, now, limit],
    );
    return due.map(({ id }) => id);
  }

  private async begin(owner: Owner, folder: string, now: Date): Promise<void> {
    const { table, columns, values } = rowsOf(owner);
    const marks = ['?', ...values.map(() => '?'), '?', "''", '0'].join(', ');
    await rows(
      this.unitOfWork.writer,
      `insert into ${table} (id, ${columns}folder, uid_validity, next_uid) values (${marks})
       on conflict (${columns}folder) do nothing`,
      [newId(now), ...values, folder],
    );
  }
}

/** Where the rows of a mailbox are. */
export function rowsOf(owner: Owner): { table: string; columns: string; whose: string; values: readonly SqlValue[] } {
  return owner === null
    ? { table: 'house_mailbox', columns: '', whose: '1 = 1', values: [] }
    : { table: 'mailbox_marks', columns: 'account_id, ', whose: 'account_id = ?', values: [owner] };
}
