import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { SqlValue } from '../../common/database/sql.js';
import { newId } from '../../common/ids.js';
import type { AccountTable, ChildTable } from '../../exports/account/account-table.js';
import type { Column } from '../../exports/account/column.js';
import { columnOf, type FileRow, storedValue } from '../../exports/account/stored-row.js';
import type { Import } from '../import.entity.js';
import { AccountPeople } from './account-people.service.js';
import { AccountRowsStore } from './account-rows.store.js';
import type { Arrival } from './arrival.js';
import { nameKeyOf } from './name-key-of.js';

/** Rows of an account file become rows of the database. Every method belongs inside a unit of work. */
@Injectable()
export class AccountInserts {
  constructor(
    private readonly store: AccountRowsStore,
    private readonly people: AccountPeople,
    private readonly clock: Clock,
  ) {}

  /** The rows have their ids of here. */
  async insert(
    account: Account,
    current: Import,
    { table, rows }: { readonly table: AccountTable; readonly rows: readonly FileRow[] },
    arrival: Arrival,
  ): Promise<void> {
    if (rows.length === 0) return;
    rememberLinks(table, rows, arrival);
    if (table.name === 'contacts') await this.insertPeople(account, current, rows, arrival);
    else await this.insertRows(account.id, table, rows);
    for (const child of table.children ?? []) {
      if (child.field !== 'points') await this.insertChildren(account.id, child, rows);
    }
  }

  /** Once every row is there. */
  async link(accountId: string, { links, ids }: Arrival): Promise<void> {
    for (const { to, ...link } of links) await this.store.link(accountId, link, ids.of(to));
  }

  private async insertPeople(
    account: Account,
    current: Import,
    rows: readonly FileRow[],
    arrival: Arrival,
  ): Promise<void> {
    arrival.tags ??= await this.people.tagsOf(account.id);
    await this.people.insert(account, current, rows, arrival.tags);
    const ids = rows.map(({ id }) => String(id));
    await this.people.comeBack(account.id, await this.store.ownIds(account.id, 'former_contacts', ids));
  }

  private async insertRows(accountId: string, table: AccountTable, rows: readonly FileRow[]): Promise<void> {
    const fields = Object.entries(table.columns);
    const blank = Object.entries(table.blank ?? {});
    const keys = Object.entries(table.keyOf ?? {});
    const columns = [
      'account_id',
      ...fields.map(([field, column]) => columnOf(field, column)),
      ...blank.map(([name]) => name),
      ...(table.named ? ['name_key'] : []),
      ...keys.map(([name]) => name),
    ];
    const values = rows.map((row): SqlValue[] => [
      accountId,
      ...fields.map(([field, column]) => (isLink(table, column) ? null : storedValue(column, row[field]))),
      ...blank.map(([, value]) => value),
      ...(table.named ? [nameKeyOf(table, String(row['name']))] : []),
      ...keys.map(([, field]) => nameKeyOf(table, String(row[field]))),
    ]);
    await this.store.insert(table.table, columns, values);
  }

  private async insertChildren(accountId: string, child: ChildTable, rows: readonly FileRow[]): Promise<void> {
    const now = this.clock.now();
    const fields = Object.entries(child.columns);
    const columns = ['id', 'account_id', child.parent, ...fields.map(([field, column]) => columnOf(field, column))];
    const values = rows.flatMap((row) =>
      (row[child.field] as FileRow[]).map((part): SqlValue[] => [
        newId(now),
        accountId,
        String(row['id']),
        ...fields.map(([field, column]) => storedValue(column, part[field])),
      ]),
    );
    await this.store.insert(child.table, columns, values);
  }
}

/** Points to a row of its own table, which may come later. */
function isLink(table: AccountTable, column: Column): boolean {
  return column.kind === 'reference' && column.to === table.name;
}

function rememberLinks(table: AccountTable, rows: readonly FileRow[], { links }: Arrival): void {
  for (const [field, column] of Object.entries(table.columns)) {
    if (!isLink(table, column)) continue;
    for (const row of rows) {
      const to = row[field];
      if (typeof to !== 'string') continue;
      links.push({ table: table.table, column: columnOf(field, column), id: String(row['id']), to });
    }
  }
}
