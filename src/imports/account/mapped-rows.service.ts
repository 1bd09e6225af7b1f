import { Injectable } from '@nestjs/common';
import type { AccountTable } from '../../exports/account/account-table.js';
import type { Columns } from '../../exports/account/column.js';
import { columnOf, type FileRow } from '../../exports/account/stored-row.js';
import { AccountRowsStore } from './account-rows.store.js';
import { nameKeyOf } from './name-key-of.js';
import { type NewIds, otherId } from './new-ids.js';

/** A table whose rows are told apart by something else than their id. */
interface NaturalKey {
  readonly columns: readonly string[];
  readonly of: (row: FileRow) => string[];
}

/** Which rows of a file are new here, and what they are called here. */
@Injectable()
export class MappedRows {
  constructor(private readonly store: AccountRowsStore) {}

  /**
   * The rows that are not there yet, with the ids of here. Rows that are there already, by their id or by what can only be
   * there once, are left as they are, and `ids` learns whom they mean.
   */
  async newOnes(accountId: string, table: AccountTable, rows: readonly FileRow[], ids: NewIds): Promise<FileRow[]> {
    const there = await this.rowsThere(accountId, table, rows, ids);
    const absent = rows.filter(({ id }) => !there.has(String(id)));
    const mapped = absent.map((row) => mappedRow(table, row, ids));
    const key = naturalKey(table);
    return key ? this.withoutTwins(accountId, table, { absent, mapped, key }, ids) : mapped;
  }

  /** The ids of the file whose rows are there already. */
  private async rowsThere(
    accountId: string,
    { name, table }: AccountTable,
    rows: readonly FileRow[],
    ids: NewIds,
  ): Promise<Set<string>> {
    const all = rows.map(({ id }) => String(id));
    const there = await this.store.ownIds(accountId, table, all);
    if (name === 'contacts') {
      for (const [old, now] of await this.store.became(accountId, all)) {
        there.add(old);
        ids.set(old, now);
      }
    }
    if (name === 'formerContacts') for (const id of await this.store.ownIds(accountId, 'contacts', all)) there.add(id);
    const others = [...(await this.store.foreignIds(accountId, table, all))];
    for (const id of others) ids.set(id, otherId(accountId, id));
    const known = await this.store.ownIds(
      accountId,
      table,
      others.map((id) => ids.of(id)),
    );
    for (const id of others) if (known.has(ids.of(id))) there.add(id);
    return there;
  }

  private async withoutTwins(
    accountId: string,
    { table }: AccountTable,
    { absent, mapped, key }: { absent: readonly FileRow[]; mapped: readonly FileRow[]; key: NaturalKey },
    ids: NewIds,
  ): Promise<FileRow[]> {
    const keys = mapped.map((row) => key.of(row));
    const firsts = [...new Set(keys.flatMap(([first]) => first ?? []))];
    const found = await this.store.where(accountId, table, key.columns, firsts);
    const idByKey = new Map(
      found.map((row) => [JSON.stringify(key.columns.map((name) => row[name])), row['id'] ?? '']),
    );
    return mapped.filter((row, index) => {
      const text = JSON.stringify(keys[index]);
      const twin = idByKey.get(text);
      if (twin !== undefined) ids.set(String(absent[index]?.['id']), twin);
      else idByKey.set(text, String(row['id']));
      return twin === undefined;
    });
  }
}

function naturalKey(table: AccountTable): NaturalKey | null {
  const { named, namedWithin: within, unique, columns } = table;
  if (named) {
    const names = ['name_key', ...(within ? [columnOf(within, columns[within] ?? { kind: 'id' })] : [])];
    return {
      columns: names,
      of: (row) => [nameKeyOf(table, String(row['name'])), ...(within ? [String(row[within])] : [])],
    };
  }
  if (!unique) return null;
  return {
    columns: unique.map((field) => columnOf(field, columns[field] ?? { kind: 'id' })),
    of: (row) => unique.map((field) => String(row[field])),
  };
}

function mappedRow({ columns, pair, children = [] }: AccountTable, row: FileRow, ids: NewIds): FileRow {
  const mapped: FileRow = { ...mappedFields(columns, row, ids) };
  if (pair) [mapped[pair[0]], mapped[pair[1]]] = [mapped[pair[0]], mapped[pair[1]]].map(String).sort();
  for (const { field, columns: of, unique, single } of children) {
    const list = (row[field] as FileRow[]).map((child) => mappedFields(of, child, ids));
    if (single) mapped[field] = list.slice(-1);
    else mapped[field] = unique ? [...new Map(list.map((child) => [child[unique], child])).values()] : list;
  }
  return mapped;
}

function mappedFields(columns: Columns, row: FileRow, ids: NewIds): FileRow {
  const mapped: FileRow = {};
  for (const [field, { kind }] of Object.entries(columns)) {
    const value = row[field];
    if (value === undefined) continue;
    if (typeof value === 'string' && (kind === 'id' || kind === 'reference')) mapped[field] = ids.of(value);
    else mapped[field] = kind === 'map' ? ids.within(value) : value;
  }
  return mapped;
}
