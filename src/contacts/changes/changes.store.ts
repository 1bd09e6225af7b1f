import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { changedRows, engineOf, insertRows, rows } from '../../common/database/sql.js';
import { type Backwards, newestFirst } from '../../common/database/newest-first.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Act } from './act.js';
import { type ChangeKind, type ToldKind, toldKinds } from './change-kinds.js';
import { Change } from './change.entity.js';

const COLUMNS = ['id', 'account_id', 'contact_id', 'act_id', 'kind', 'detail', 'happened_at', 'undone_at'];

/** A change without what was there before. */
export interface ToldChange extends Pick<Change, 'id' | 'actId' | 'happenedAt' | 'undoneAt'> {
  readonly kind: ToldKind;
  /** 1 if what was there before is kept: it can be taken back. */
  readonly kept: 0 | 1;
}

@Injectable()
export class ChangesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(changes: readonly Change[]): Promise<void> {
    const values = changes.map(({ id, accountId, contactId, actId, kind, detail, happenedAt, undoneAt }) => {
      const text = detail === null ? null : JSON.stringify(detail);
      return [id, accountId, contactId, actId, kind, text, happenedAt, undoneAt];
    });
    await insertRows(this.unitOfWork.writer, 'changes', COLUMNS, values);
  }

  /** One reading along the index per kind, in one statement: what the timeline does not tell may be thousands of rows. */
  told(accountId: string, contactId: string, range: Backwards): Promise<ToldChange[]> {
    const ofEach = newestFirst('happened_at', range);
    const ofAll = newestFirst('happened_at', { before: null, limit: range.limit });
    const part = `select id, kind, act_id, happened_at, undone_at, case when detail is null then 0 else 1 end as kept
      from changes where contact_id = ? and account_id = ? and kind = ? ${ofEach.end}`;
    const parts = toldKinds.map((_, position) => `select * from (${part}) as kind${position}`);
    const sql = `select id, kind, act_id as "actId", happened_at as "happenedAt", undone_at as "undoneAt", kept
      from (${parts.join(' union all ')}) as told ${ofAll.end}`;
    const values = toldKinds.flatMap((kind) => [contactId, accountId, kind, ...ofEach.values]);
    return rows(this.unitOfWork.reader, sql, values);
  }

  /** Whom an act was about. */
  async contactIdsOfAct(accountId: string, actId: string): Promise<string[]> {
    const sql =
      'select distinct contact_id as id from changes where account_id = ? and act_id = ? and contact_id is not null';
    return (await rows<{ id: string }>(this.unitOfWork.reader, sql, [accountId, actId])).map(({ id }) => id);
  }

  /** By its first change: all of them are taken back together. */
  async stateOfAct(accountId: string, actId: string): Promise<'kept' | 'undone' | null> {
    const sql = `select case when undone_at is not null then 'undone' when detail is not null then 'kept' end as state
      from changes where account_id = ? and act_id = ? order by id limit 1`;
    const [found] = await rows<{ state: 'kept' | 'undone' | null }>(this.unitOfWork.reader, sql, [accountId, actId]);
    return found?.state ?? null;
  }

  /** The changes of an act, locked until the unit of work ends: two who take it back do so one after the other. */
  ofActForChange(accountId: string, actId: string): Promise<Change[]> {
    const { writer } = this.unitOfWork;
    const lock = engineOf(writer) === 'postgres' ? { lock: { mode: 'pessimistic_write' as const } } : {};
    return writer.find(Change, { where: { accountId, actId }, order: { id: 'ASC' }, ...lock });
  }

  /** What was there before has done its work, and may be all that is left of somebody who is deleted for good. */
  async markUndone(accountId: string, actId: string, undoneAt: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      'update changes set undone_at = ?, detail = null where account_id = ? and act_id = ?',
      [undoneAt, accountId, actId],
    );
  }

  /** Merges by which these people are what they are: those that were not taken back. */
  async mergesInto(accountId: string, contactIds: readonly string[]): Promise<Change[]> {
    if (contactIds.length === 0) return [];
    // `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its changes
    const sql = `select id from changes where contact_id in (${contactIds.map(() => '?').join(',')})
      and account_id || '' = ? and kind = 'merged' and undone_at is null`;
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [...contactIds, accountId]);
    if (found.length === 0) return [];
    return this.unitOfWork.reader.findBy(Change, { accountId, id: In(found.map(({ id }) => id)) });
  }

  /** Those that can be taken back, for a kind of which there are few. */
  keptOfKind(accountId: string, kind: ChangeKind): Promise<Change[]> {
    return this.unitOfWork.writer.findBy(Change, { accountId, kind, detail: Not(IsNull()) });
  }

  async saveDetail(accountId: string, id: string, detail: unknown): Promise<void> {
    const sql = 'update changes set detail = ? where id = ? and account_id = ?';
    await changedRows(this.unitOfWork.writer, sql, [JSON.stringify(detail), id, accountId]);
  }

  /** The newest acts since an instant that still can be taken back. */
  async undoable(accountId: string, since: string, limit: number): Promise<Act[]> {
    const found = await rows<Omit<Act, 'count'> & { count: number | string }>(
      this.unitOfWork.reader,
      `select acts.id, first.kind, acts.count, acts."contactId", acts."happenedAt"
         from (select act_id as id, min(id) as first_id, count(*) as count, max(happened_at) as "happenedAt",
                      case when count(distinct contact_id) = 1 then min(contact_id) end as "contactId"
                 from changes
                where account_id = ? and happened_at > ? and undone_at is null and detail is not null
                group by act_id order by max(happened_at) desc, act_id desc limit ?) acts
         join changes first on first.id = acts.first_id
        order by acts."happenedAt" desc, acts.id desc`,
      [accountId, since, limit],
    );
    return found.map((act) => ({ ...act, count: Number(act.count) }));
  }

  /** When the account did something last; a mail that was noted is nothing that its user did. */
  async lastAt(accountId: string): Promise<string | null> {
    const sql = `select happened_at as at from changes where account_id = ? and kind <> 'mail-noted'
      order by happened_at desc limit 1`;
    const [last] = await rows<{ at: string }>(this.unitOfWork.reader, sql, [accountId]);
    return last?.at ?? null;
  }

  async anyDetailBefore(before: string): Promise<boolean> {
    const sql = 'select 1 as found from changes where happened_at < ? and detail is not null limit 1';
    return (await rows(this.unitOfWork.reader, sql, [before])).length > 0;
  }

  /** At most so many at a time; gives how many there were. */
  forgetDetailsBefore(before: string, limit: number): Promise<number> {
    return changedRows(
      this.unitOfWork.writer,
      `update changes set detail = null where id in
         (select id from changes where happened_at < ? and detail is not null limit ?)`,
      [before, limit],
    );
  }
}
