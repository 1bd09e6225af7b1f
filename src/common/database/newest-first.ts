import type { SqlValue } from './sql.js';

/** Where reading backwards goes on: rows before `key`, and rows on `key` itself with a smaller id if one is given. */
interface Before {
  readonly key: string;
  readonly id: string | null;
}

/** What several things of one person are read by, each along an index of its own: at most `limit` of them, from the latest. */
export interface Backwards {
  readonly before: Before | null;
  readonly limit: number;
}

/** The end of a statement that runs backwards along an index ending in `column` and id, and its values; `column` is ours. */
export function newestFirst(
  column: string,
  { before, limit }: Backwards,
): { end: string; values: readonly SqlValue[] } {
  const end = `order by ${column} desc, id desc limit ${Math.trunc(limit)}`;
  if (!before) return { end, values: [] };
  if (before.id === null) return { end: `and ${column} < ? ${end}`, values: [before.key] };
  return { end: `and (${column}, id) < (?, ?) ${end}`, values: [before.key, before.id] };
}
