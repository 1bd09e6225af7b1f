import type { Condition } from '../../common/database/condition.js';
import { foreignCursor, type Position } from '../../common/cursor.js';
import { type Sort, sorts } from './list-sorts.js';
import type { PeopleSearch } from './people-search.query.js';
import type { PeopleQuery } from './people-query.js';
import type { Place } from './word-index.js';

/** A list is read part by part, until the page is full; within a part one sort holds. */
export interface Part {
  readonly sort: Sort;
  /** Where the words are looked for; null: nowhere, `range` says it all. */
  readonly place: Place | null;
  readonly range: readonly Condition[];
  /** Written before the key of a cursor, where parts are told apart by more than their keys. */
  readonly mark: string;
}

/** Sorts behind every text that begins with the word. */
const LAST_CHARACTER = '\u{10FFFF}';
const MARK_LENGTH = 1;

/** The parts from the position on. Throws InvalidInput for the cursor of another list. */
export function partsOf(search: PeopleSearch, { sort }: Pick<PeopleQuery, 'sort'>, position: Position | null): Part[] {
  if (sort === undefined && search.words.length > 0) return byRelevance(search, position);
  const order = sorts[sort ?? 'name'];
  const part = { sort: order, place: 'anywhere', mark: '' } as const;
  const range = position && beyond(order, position);
  if (!order.mayBeNull) return [{ ...part, range: range ? [range] : [] }];
  const none = { sql: `${order.column} is null`, values: [] };
  if (position?.key === null) return [{ ...part, range: [none, { sql: 'id < ?', values: [position.id] }] }];
  return [
    { ...part, range: [range ?? { sql: `${order.column} is not null`, values: [] }] },
    { ...part, range: [none] },
  ];
}

/** Names that begin with the text as it was typed, then names with its words, then whoever has them elsewhere. */
function byRelevance({ beginning }: PeopleSearch, position: Position | null): Part[] {
  const begins =
    beginning === null
      ? null
      : { sql: 'name_key >= ? and name_key < ?', values: [beginning, beginning + LAST_CHARACTER] };
  const notBegun = begins ? [{ sql: `not (${begins.sql})`, values: begins.values }] : [];
  const sort = sorts.name;
  const parts: Part[] = [
    ...(begins ? [{ sort, place: null, range: [begins], mark: '0' }] : []),
    { sort, place: 'name', range: notBegun, mark: '1' },
    { sort, place: 'beyond-name', range: [], mark: '2' },
  ];
  if (position === null) return parts;
  const nth = parts.findIndex(({ mark }) => mark === position.key?.slice(0, MARK_LENGTH));
  const [first, ...later] = parts.slice(nth);
  if (nth < 0 || !first) throw foreignCursor();
  const key = position.key?.slice(MARK_LENGTH) ?? '';
  return [{ ...first, range: [...first.range, beyond(sort, { key, id: position.id })] }, ...later];
}

function beyond({ column, direction }: Sort, { key, id }: Position): Condition {
  return { sql: `(${column}, id) ${direction === 'asc' ? '>' : '<'} (?, ?)`, values: [key, id] };
}
