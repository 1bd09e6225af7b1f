import { Injectable } from '@nestjs/common';
import { type Position } from '../../common/cursor.js';
import { engineOf, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { Contact } from '../contact.entity.js';

export interface ContactAddress {
  readonly accountId: string;
  readonly id: string;
}

@Injectable()
export class ContactTrashStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest first, after `position`. */
  page(accountId: string, position: Position | null, count: number): Promise<Contact[]> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(Contact, 'contact')
      .where('contact.accountId = :accountId and contact.deletedAt is not null', { accountId });
    if (position) {
      query.andWhere('(contact.deletedAt, contact.id) < (:key, :id)', { key: position.key, id: position.id });
    }
    return query.orderBy('contact.deletedAt', 'DESC').addOrderBy('contact.id', 'DESC').limit(count).getMany();
  }

  /** Which of the ids name somebody of the account, living or in the trash. */
  async idsOf(accountId: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select id from contacts where id in (${ids.map(() => '?').join(',')}) and account_id || '' = ?`,
      [...ids, accountId],
    );
    return found.map(({ id }) => id);
  }

  /** Those of the ids who are there, or only those in the trash: nobody else changes, restores or merges them meanwhile. */
  async hold(accountId: string, ids: readonly string[], where: 'anywhere' | 'in-trash'): Promise<string[]> {
    if (ids.length === 0) return [];
    const { writer } = this.unitOfWork;
    const inTrash = where === 'in-trash' ? 'and deleted_at is not null' : '';
    // always in the same order: two that hold the same people never wait for each other; SQLite has one writer anyway
    const lock = engineOf(writer) === 'postgres' ? 'for update' : '';
    const places = ids.map(() => '?').join(',');
    const sql = `select id from contacts where id in (${places}) and account_id || '' = ? ${inTrash} order by id ${lock}`;
    return (await rows<{ id: string }>(writer, sql, [...ids, accountId])).map(({ id }) => id);
  }

  async idsInTrash(accountId: string, limit: number): Promise<string[]> {
    const sql = `select id from contacts where account_id = ? and deleted_at is not null limit ${Math.trunc(limit)}`;
    return (await rows<{ id: string }>(this.unitOfWork.reader, sql, [accountId])).map(({ id }) => id);
  }

  async count(accountId: string): Promise<number> {
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      'select count(*) as n from contacts where account_id = ? and deleted_at is not null',
      [accountId],
    );
    return Number(row?.n ?? 0);
  }

  /** Of all accounts: whoever lies there since before an instant, the longest first. */
  dueBefore(before: string, limit: number): Promise<ContactAddress[]> {
    return rows(
      this.unitOfWork.reader,
      `select id, account_id as "accountId" from contacts where deleted_at < ? order by deleted_at, id limit ?`,
      [before, limit],
    );
  }
}
