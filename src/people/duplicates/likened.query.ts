import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Gender } from '../../contacts/domain/words.js';

/** The columns that tell people apart. */
export interface LikenedRow {
  readonly id: string;
  readonly createdAt: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly organisation: string | null;
  readonly stationId: string | null;
  readonly birthday: string | null;
  readonly gender: Gender | null;
}

export interface LikenedPoint {
  readonly contactId: string;
  readonly kind: string;
  readonly valueKey: string;
}

const COLUMNS = `id, created_at as "createdAt", given_name as "givenName", family_name as "familyName", nickname,
  organisation, station_id as "stationId", birthday, gender`;

/** What the search for duplicates reads: only columns, in plain SQL, a page at a time; nobody who is in the trash. */
@Injectable()
export class LikenedQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The next people in the order they came (that order has an index). */
  after(accountId: string, last: LikenedRow | null, limit: number): Promise<LikenedRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select ${COLUMNS} from contacts
        where account_id = ? and (created_at, id) > (?, ?) and deleted_at is null
        order by created_at, id limit ${limit}`,
      [accountId, last?.createdAt ?? '', last?.id ?? ''],
    );
  }

  of(accountId: string, ids: readonly string[]): Promise<LikenedRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    // `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its rows
    const sql = `select ${COLUMNS} from contacts
      where id in (${places(ids)}) and account_id || '' = ? and deleted_at is null`;
    return rows(this.unitOfWork.reader, sql, [...ids, accountId]);
  }

  pointsOf(accountId: string, contactIds: readonly string[]): Promise<LikenedPoint[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    const sql = `select contact_id as "contactId", kind, value_key as "valueKey" from contact_points
      where contact_id in (${places(contactIds)}) and account_id || '' = ?`;
    return rows(this.unitOfWork.reader, sql, [...contactIds, accountId]);
  }

  /** Differs as soon as somebody came, changed or went: how many there are, and when the last one changed. */
  async stateOf(accountId: string): Promise<{ count: number; changedAt: string }> {
    const [counted] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      'select count(*) as n from contacts where account_id = ? and deleted_at is null',
      [accountId],
    );
    const [latest] = await rows<{ changedAt: string | null }>(
      this.unitOfWork.reader,
      'select max(updated_at) as "changedAt" from contacts where account_id = ?',
      [accountId],
    );
    return { count: Number(counted?.n ?? 0), changedAt: latest?.changedAt ?? '' };
  }
}

function places(ids: readonly string[]): string {
  return ids.map(() => '?').join(',');
}
