import { Injectable } from '@nestjs/common';
import { insertRows, rows, type SqlValue } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';

/**
 * The rows of every table of an account, by the list of tables in exports/account. `table` and `columns` come from that
 * list, never from a file.
 */
@Injectable()
export class AccountRowsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Which of these ids name rows of the account. */
  async ownIds(accountId: string, table: string, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const sql = `select id from ${table} where account_id = ? and id in (${marks(ids)})`;
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [accountId, ...ids]);
    return new Set(found.map(({ id }) => id));
  }

  /** Which of these ids name rows of somebody else. */
  async foreignIds(accountId: string, table: string, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const sql = `select id from ${table} where account_id <> ? and id in (${marks(ids)})`;
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [accountId, ...ids]);
    return new Set(found.map(({ id }) => id));
  }

  /** The rows of the account in which the first of these columns holds one of these values. */
  where(
    accountId: string,
    table: string,
    columns: readonly string[],
    values: readonly string[],
  ): Promise<Readonly<Record<string, string>>[]> {
    if (values.length === 0) return Promise.resolve([]);
    const sql = `select id, ${columns.join(', ')} from ${table} where account_id = ? and ${columns[0]} in (${marks(values)})`;
    return rows(this.unitOfWork.reader, sql, [accountId, ...values]);
  }

  /** Whom old ids have become in a merge. */
  async became(accountId: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const sql = `select id, became_id from former_contacts where account_id = ? and became_id is not null and id in (${marks(ids)})`;
    const found = await rows<{ id: string; became_id: string }>(this.unitOfWork.reader, sql, [accountId, ...ids]);
    return new Map(found.map(({ id, became_id: becameId }) => [id, becameId]));
  }

  async hasPeople(accountId: string): Promise<boolean> {
    const sql = 'select 1 as one from contacts where account_id = ? limit 1';
    return (await rows(this.unitOfWork.reader, sql, [accountId])).length > 0;
  }

  insert(table: string, columns: readonly string[], values: readonly (readonly SqlValue[])[]): Promise<void> {
    return insertRows(this.unitOfWork.writer, table, columns, values);
  }

  /** Points a row to another one of its table; not to one that is not there. */
  async link(
    accountId: string,
    { table, column, id }: { readonly table: string; readonly column: string; readonly id: string },
    to: string,
  ): Promise<void> {
    const sql = `update ${table} set ${column} = (select id from ${table} where account_id = ? and id = ?)
                  where account_id = ? and id = ?`;
    await rows(this.unitOfWork.writer, sql, [accountId, to, accountId, id]);
  }
}

function marks(values: readonly string[]): string {
  return values.map(() => '?').join(',');
}
