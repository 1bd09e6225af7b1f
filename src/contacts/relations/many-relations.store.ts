import { Injectable } from '@nestjs/common';
import { insertRows, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { wholeRows } from '../../common/database/whole-rows.js';
import { Relation } from './relation.entity.js';

const COLUMNS = ['id', 'account_id', 'kind', 'one_id', 'other_id', 'created_at'];

/** `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its rows. */
@Injectable()
export class ManyRelationsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every relation of any of these people, the trash included, each once. */
  async of(accountId: string, contactIds: readonly string[]): Promise<Relation[]> {
    if (contactIds.length === 0) return [];
    const places = contactIds.map(() => '?').join(',');
    const where = (column: string): string => `${column} in (${places}) and account_id || '' = ?`;
    const values = [...contactIds, accountId];
    const { reader } = this.unitOfWork;
    const found = [
      ...(await wholeRows(reader, Relation, where('one_id'), values)),
      ...(await wholeRows(reader, Relation, where('other_id'), values)),
    ];
    return [...new Map(found.map((relation) => [relation.id, relation])).values()];
  }

  async insert(relations: readonly Relation[]): Promise<void> {
    const values = relations.map((one) => [one.id, one.accountId, one.kind, one.oneId, one.otherId, one.createdAt]);
    await insertRows(this.unitOfWork.writer, 'relations', COLUMNS, values);
  }

  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const sql = `delete from relations where id in (${ids.map(() => '?').join(',')}) and account_id || '' = ?`;
    await rows(this.unitOfWork.writer, sql, [...ids, accountId]);
  }
}
