import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { chunked } from '../common/chunked.js';
import { changedRows, rows } from '../common/database/sql.js';
import { findForChange } from '../common/database/for-change.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { insertWholeRows, wholeRows } from '../common/database/whole-rows.js';
import { PushedEvent } from './pushed-event.entity.js';

/** Of one calendar account; beyond that, nothing more is written there. */
export const MOST_EVENTS = 5_000;
/** Named in one statement. */
const IDS_AT_ONCE = 200;
/** Shown on the page of an account. */
const MOST_CONFLICTS = 50;

type Held = Pick<PushedEvent, 'id' | 'accountId'>;

/** Left out: of all. */
interface TroublesAsked {
  readonly calendarAccountId?: string;
  readonly uid?: string;
}

@Injectable()
export class PushedEventsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  all(calendarAccountId: string): Promise<PushedEvent[]> {
    const where = `calendar_account_id = ? order by uid limit ${MOST_EVENTS}`;
    return wholeRows(this.unitOfWork.reader, PushedEvent, where, [calendarAccountId]);
  }

  /** What has to be written there by now; what has not worked so often comes last. */
  async due(calendarAccountId: string, now: string, limit: number): Promise<PushedEvent[]> {
    const where = `calendar_account_id = ? and state = 'waiting' and next_try_at <= ?
      order by tries, next_try_at, id limit ${Math.trunc(limit)}`;
    return wholeRows(this.unitOfWork.reader, PushedEvent, where, [calendarAccountId, now]);
  }

  /** Whether it is still to be written, or removed, as it was: the user may choose something else at any time. */
  async isStillDue({ id, wanted }: PushedEvent): Promise<boolean> {
    const sql = `select 1 as due from pushed_events where id = ? and wanted = ? and state = 'waiting'`;
    return (await rows(this.unitOfWork.reader, sql, [id, wanted])).length > 0;
  }

  /** When the next one has to be written; null: nothing waits. */
  async nextTryAt(calendarAccountId: string): Promise<string | null> {
    const sql = `select min(next_try_at) as at from pushed_events where calendar_account_id = ? and state = 'waiting'`;
    const [found] = await rows<{ at: string | null }>(this.unitOfWork.reader, sql, [calendarAccountId]);
    return found?.at ?? null;
  }

  /** Those that the user has to decide about. */
  conflicts(accountId: string, calendarAccountId: string): Promise<PushedEvent[]> {
    const where = `account_id = ? and calendar_account_id = ? and state = 'conflict' order by uid limit ${MOST_CONFLICTS}`;
    return wholeRows(this.unitOfWork.reader, PushedEvent, where, [accountId, calendarAccountId]);
  }

  /** What is not in a calendar as the user may think, the newest meetings first; `where` narrows it down. */
  troubles(accountId: string, { calendarAccountId, uid }: TroublesAsked): Promise<PushedEvent[]> {
    const [one, meeting] = [calendarAccountId ? 'and calendar_account_id = ?' : '', uid ? 'and uid = ?' : ''];
    const where = `account_id = ? ${one} ${meeting} and wanted = 'there'
      and (state = 'conflict' or (state = 'stopped' and problem = 'there-already')
        or (state = 'waiting' and problem = 'refused'))
      order by uid desc limit ${MOST_CONFLICTS}`;
    const values = [accountId, calendarAccountId, uid].filter((value) => value !== undefined);
    return wholeRows(this.unitOfWork.reader, PushedEvent, where, values);
  }

  findForChange(accountId: string, calendarAccountId: string, id: string): Promise<PushedEvent | null> {
    return findForChange(this.unitOfWork.writer, PushedEvent, { accountId, calendarAccountId, id });
  }

  async insert(events: readonly PushedEvent[]): Promise<void> {
    await insertWholeRows(this.unitOfWork.writer, PushedEvent, events);
  }

  /** The same for several. */
  async changeAll(events: readonly PushedEvent[], changed: Partial<PushedEvent>): Promise<void> {
    for (const some of chunked(events, IDS_AT_ONCE)) {
      const [accountId, ids] = [some[0]?.accountId, some.map(({ id }) => id)];
      await this.unitOfWork.writer.update(PushedEvent, { id: In(ids), accountId }, changed);
    }
  }

  /** Forgets those of meetings that started then or before: what stands there stays. An instant. */
  async sweep(accountId: string, calendarAccountId: string, startedUntil: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      `delete from pushed_events where account_id = ? and calendar_account_id = ? and wanted = 'there'
        and uid in (select id from meetings where account_id = ? and start_at <= ?)`,
      [accountId, calendarAccountId, accountId, startedUntil],
    );
  }

  async change({ id, accountId }: Held, changed: Partial<PushedEvent>): Promise<void> {
    await this.unitOfWork.writer.update(PushedEvent, { id, accountId }, changed);
  }

  async remove({ id, accountId }: Held): Promise<void> {
    await this.unitOfWork.writer.delete(PushedEvent, { id, accountId });
  }

  /** Forgets them: what stands there is the user's own from now on. */
  async forget(accountId: string, calendarAccountId: string): Promise<void> {
    await this.unitOfWork.writer.delete(PushedEvent, { accountId, calendarAccountId });
  }

  /** All of them shall be gone there, whatever somebody has done to them. */
  async letGo(accountId: string, calendarAccountId: string, now: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      `update pushed_events set wanted = 'gone', state = 'waiting', tries = 0, next_try_at = ?, problem = null,
        problem_answer = null, problem_at = null, updated_at = ? where account_id = ? and calendar_account_id = ?`,
      [now, now, accountId, calendarAccountId],
    );
  }

  async count(calendarAccountId: string): Promise<number> {
    const sql = 'select count(*) as many from pushed_events where calendar_account_id = ?';
    const [found] = await rows<{ many: number | string }>(this.unitOfWork.reader, sql, [calendarAccountId]);
    return Number(found?.many ?? 0);
  }
}
