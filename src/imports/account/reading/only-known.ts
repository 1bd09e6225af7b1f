import type { Columns } from '../../../exports/account/column.js';
import type { FileRow } from '../../../exports/account/stored-row.js';
import type { AccountList } from './read-account-file.js';

/**
 * The lists without what points to rows that the file does not have: it was written while things were deleted, or somebody
 * shortened it. A field that may be empty is emptied, a row that can't do without goes. `leftOut` counts the rows.
 *
 * @example onlyKnown(lists).leftOut // 0
 */
export function onlyKnown(lists: readonly AccountList[]): { lists: AccountList[]; leftOut: number } {
  const idsByList = new Map(lists.map(({ table, rows }) => [table.name, new Set(rows.map(({ id }) => id))]));
  let leftOut = 0;
  const known = lists.map(({ table, rows }) => {
    const kept = rows.filter((row) => {
      const stays = pointsToKnown(table.columns, row, idsByList);
      if (!stays) idsByList.get(table.name)?.delete(row['id']);
      return stays;
    });
    leftOut += rows.length - kept.length;
    for (const { field, columns } of table.children ?? []) {
      for (const row of kept) {
        const list = row[field] as FileRow[]; // readAccountFile made it
        row[field] = list.filter((child) => pointsToKnown(columns, child, idsByList));
      }
    }
    return { table, rows: kept };
  });
  for (const { table, rows } of known) emptyUnknown(table.columns, rows, idsByList);
  return { lists: known, leftOut };
}

type Ids = ReadonlyMap<string, Set<unknown>>;

function pointsToKnown(columns: Columns, row: FileRow, ids: Ids): boolean {
  return Object.entries(columns).every(
    ([field, column]) => column.kind !== 'reference' || column.optional || ids.get(column.to)?.has(row[field]),
  );
}

function emptyUnknown(columns: Columns, rows: readonly FileRow[], ids: Ids): void {
  for (const [field, column] of Object.entries(columns)) {
    if (column.kind !== 'reference' || !column.optional) continue;
    const known = ids.get(column.to);
    for (const row of rows) if (row[field] !== undefined && !known?.has(row[field])) delete row[field];
  }
}
