import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { nextTurn } from '../../common/next-turn.js';
import { accountFields } from './account-fields.js';
import { type After, AccountRowsQuery } from './account-rows.query.js';
import type { AccountTable, ChildTable } from './account-table.js';
import { accountTables } from './account-tables.js';
import { accountFormat, accountVersion } from './json-schema.js';
import { type FileRow, fileRows, type StoredRow } from './stored-row.js';

/** Some 10 ms of reading and writing, then others get their turn. */
const ROWS_PER_PAGE = 500;

/** Everything of an account as one JSON document, piece by piece: a line for each row. */
@Injectable()
export class AccountJson {
  constructor(
    private readonly query: AccountRowsQuery,
    private readonly clock: Clock,
  ) {}

  async *pieces(accountId: string): AsyncGenerator<string> {
    const settings = fileRows(accountFields)(await this.query.account(accountId));
    const head = { format: accountFormat, version: accountVersion, exportedAt: this.clock.now().toISOString() };
    yield `${JSON.stringify(head).slice(0, -1)},\n"account":${JSON.stringify(settings)}`;
    for (const table of accountTables) {
      yield `,\n"${table.name}":[`;
      let between = '\n';
      for await (const page of this.pages(accountId, table)) {
        yield between + page.map((row) => JSON.stringify(row)).join(',\n');
        between = ',\n';
      }
      yield '\n]';
    }
    yield '\n}\n';
  }

  private async *pages(accountId: string, table: AccountTable): AsyncGenerator<FileRow[]> {
    const told = fileRows(table.columns);
    for (let after: After | null = null; ;) {
      const found: StoredRow[] = await this.query.page(accountId, table, after, ROWS_PER_PAGE);
      if (found.length === 0) return;
      const page = found.map(told);
      for (const child of table.children ?? []) await this.addChildren(accountId, child, page);
      yield page;
      if (found.length < ROWS_PER_PAGE) return;
      after = table.order.map((column) => found.at(-1)?.[column] as string);
      await nextTurn();
    }
  }

  private async addChildren(accountId: string, child: ChildTable, page: FileRow[]): Promise<void> {
    const listById = new Map<unknown, FileRow[]>();
    for (const row of page) {
      const list: FileRow[] = [];
      row[child.field] = list;
      listById.set(row['id'], list);
    }
    const told = fileRows(child.columns);
    const found = await this.query.children(accountId, child, [...listById.keys()].map(String));
    for (const row of found) listById.get(row['parent_id'])?.push(told(row));
  }
}
