import type { EntityManager } from 'typeorm';
import { rows } from './sql.js';

/** SQLite allows 32,766 values in one statement; more rows in one gain nothing. */
const IDS_PER_STATEMENT = 500;

/** From whom to whom. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Everything in the table that hangs on one person hangs on the other afterwards; the ids of what moved. `table` is ours. */
export async function moveRows(
  manager: EntityManager,
  table: string,
  accountId: string,
  { from, to }: Move,
): Promise<string[]> {
  const sql = `update ${table} set contact_id = ? where contact_id = ? and account_id = ? returning id`;
  const moved = await rows<{ id: string }>(manager, sql, [to, from, accountId]);
  return moved.map(({ id }) => id);
}

/** The same for these rows alone, as far as they still hang on `from`. */
export async function moveTheseRows(
  manager: EntityManager,
  table: string,
  accountId: string,
  { from, to, ids }: Move & { readonly ids: readonly string[] },
): Promise<void> {
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
    const part = ids.slice(start, start + IDS_PER_STATEMENT);
    // `|| ''`: without statistics SQLite prefers other indexes to the ids, and reads the whole account
    const sql = `update ${table} set contact_id = ?
      where id in (${part.map(() => '?').join(',')}) and contact_id || '' = ? and account_id || '' = ?`;
    await rows(manager, sql, [to, ...part, from, accountId]);
  }
}
