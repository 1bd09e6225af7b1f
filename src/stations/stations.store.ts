import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { allOf, beyond, given } from '../common/database/condition.js';
import { findForChange } from '../common/database/for-change.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRows } from '../common/database/whole-rows.js';
import type { Position } from '../common/cursor.js';
import { Station } from './station.entity.js';

@Injectable()
export class StationsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Station | null> {
    return this.unitOfWork.reader.findOneBy(Station, { accountId, id });
  }

  /** Whoever else wants to change it waits until this unit of work ends. */
  async lock(accountId: string, id: string): Promise<void> {
    await findForChange(this.unitOfWork.writer, Station, { accountId, id });
  }

  findMany(accountId: string, ids: readonly string[]): Promise<Station[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.unitOfWork.reader.findBy(Station, { accountId, id: In([...ids]) });
  }

  /** The newest first. */
  page(accountId: string, after: Position | null, limit: number): Promise<Station[]> {
    const { sql, values } = allOf([given('account_id = ?', accountId), beyond('created_at', '<', after)]);
    const end = `order by created_at desc, id desc limit ${Math.trunc(limit)}`;
    return wholeRows(this.unitOfWork.reader, Station, `${sql} ${end}`, values);
  }

  async insert(station: Station): Promise<void> {
    await this.unitOfWork.writer.insert(Station, station);
  }

  async save({ id, accountId, ...fields }: Station): Promise<void> {
    await this.unitOfWork.writer.update(Station, { accountId, id }, fields);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Station, { accountId, id });
  }
}
