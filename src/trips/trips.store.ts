import { Injectable } from '@nestjs/common';
import type { Position } from '../common/cursor.js';
import { allOf, beyond, given } from '../common/database/condition.js';
import { findForChange } from '../common/database/for-change.js';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import type { LocalDate } from '../common/local-date.js';
import { Trip } from './trip.entity.js';

/** Which trips of an account; a null leaves the condition out. */
export interface TripFilter {
  readonly endsFrom: LocalDate | null;
  readonly startsFrom: LocalDate | null;
  readonly startsUntil: LocalDate | null;
  readonly endsBefore: LocalDate | null;
}

export const anyTrip: TripFilter = { endsFrom: null, startsFrom: null, startsUntil: null, endsBefore: null };

@Injectable()
export class TripsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Trip | null> {
    return wholeRow(this.unitOfWork.reader, Trip, 'id = ? and account_id = ?', [id, accountId]);
  }

  findForChange(accountId: string, id: string): Promise<Trip | null> {
    return findForChange(this.unitOfWork.writer, Trip, { accountId, id });
  }

  /** By their first day. */
  page(
    accountId: string,
    filter: TripFilter,
    asked: { readonly after: Position | null; readonly limit: number; readonly order: 'asc' | 'desc' },
  ): Promise<Trip[]> {
    const { after, limit, order } = asked;
    const { sql, values } = allOf([
      given('account_id = ?', accountId),
      ...conditionsOf(filter),
      beyond('starts_on', order === 'asc' ? '>' : '<', after),
    ]);
    const end = `order by starts_on ${order}, id ${order} limit ${Math.trunc(limit)}`;
    return wholeRows(this.unitOfWork.reader, Trip, `${sql} ${end}`, values);
  }

  async count(accountId: string, filter: TripFilter): Promise<number> {
    const { sql, values } = allOf([given('account_id = ?', accountId), ...conditionsOf(filter)]);
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      `select count(*) as n from trips where ${sql}`,
      values,
    );
    return Number(row?.n ?? 0);
  }

  async insert(trip: Trip): Promise<void> {
    await this.unitOfWork.writer.insert(Trip, trip);
  }

  async save({ id, accountId, ...fields }: Trip): Promise<void> {
    await this.unitOfWork.writer.update(Trip, { accountId, id }, fields);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Trip, { accountId, id });
  }
}

function conditionsOf({ endsFrom, startsFrom, startsUntil, endsBefore }: TripFilter): ReturnType<typeof given>[] {
  return [
    given('starts_on >= ?', startsFrom),
    given('starts_on <= ?', startsUntil),
    given('ends_on >= ?', endsFrom),
    given('ends_on < ?', endsBefore),
  ];
}
