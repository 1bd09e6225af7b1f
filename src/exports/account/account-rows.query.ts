import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { AccountTable, ChildTable } from './account-table.js';
import { columnOf, type StoredRow } from './stored-row.js';

/** Where a page ended: the values of the columns that order the table. */
export type After = readonly (string | number)[];

/** The rows of every table of an account, by the list of tables: one place knows them all, so that none is forgotten. */
@Injectable()
export class AccountRowsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The next rows in an order that never changes: nobody stands twice, and nobody who is there all the time is left out. */
  page(accountId: string, table: AccountTable, after: After | null, limit: number): Promise<StoredRow[]> {
    const names = new Set([
      ...Object.entries(table.columns).map(([field, column]) => columnOf(field, column)),
      ...table.order,
    ]);
    const beyond = after ? `and (${table.order.join(', ')}) > (${table.order.map(() => '?').join(', ')})` : '';
    return rows(
      this.unitOfWork.reader,
      `select ${[...names].join(', ')} from ${table.table} where account_id = ? ${beyond}
        order by ${table.order.join(', ')} limit ${limit}`,
      [accountId, ...(after ?? [])],
    );
  }

  /** The rows of a child table that belong to these parents, in their order; each with `parent_id`. */
  children(accountId: string, child: ChildTable, parentIds: readonly string[]): Promise<StoredRow[]> {
    const names = Object.entries(child.columns).map(([field, column]) => columnOf(field, column));
    return rows(
      this.unitOfWork.reader,
      `select ${child.parent} as parent_id, ${names.join(', ')} from ${child.table}
        where account_id = ? and ${child.parent} in (${parentIds.map(() => '?').join(',')})
        order by ${child.parent}, ${child.order}`,
      [accountId, ...parentIds],
    );
  }

  async account(accountId: string): Promise<StoredRow> {
    const [row] = await rows<StoredRow>(this.unitOfWork.reader, 'select * from accounts where id = ?', [accountId]);
    if (!row) throw new Error('an account that is signed in is there');
    return row;
  }
}
