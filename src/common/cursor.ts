import { InvalidInput } from './errors.js';

/** Where a page of a list ended: the sort key and the id of its last row. */
export interface Position {
  readonly key: string | null;
  readonly id: string;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export const DEFAULT_LIMIT = 50;
export const LARGEST_PAGE = 200;

/** Null for the first page. Throws InvalidInput for a text that is no cursor of ours. */
export function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]; // checked in the next line
    if ((typeof key === 'string' || key === null) && typeof id === 'string' && !`${key}${id}`.includes('\u0000')) {
      return { key, id };
    }
  } catch {
    // not one of ours: refused below
  }
  throw foreignCursor();
}

export function foreignCursor(): InvalidInput {
  const detail = 'The cursor must be the nextCursor of an earlier answer.';
  return new InvalidInput([{ pointer: '/cursor', detail, code: 'cursor' }]);
}

/** Cuts the one row too many that was asked for, and says where the next page starts. */
export function pageOf<T>(rows: readonly T[], limit: number, position: (row: T) => Position): PageOf<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null };
}

/** The same page, each of its items as it is shown outside. */
export function pageAs<T, R>(
  { items, nextCursor }: PageOf<T>,
  shown: (item: T) => R,
): { items: R[]; nextCursor: string | null } {
  return { items: items.map((item) => shown(item)), nextCursor };
}

/** Opaque for clients: they only hand it back. */
function writeCursor({ key, id }: Position): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}
