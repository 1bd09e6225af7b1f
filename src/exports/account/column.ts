/** What may stand in a field of the account export. Lengths are in characters. */
export type Column = ColumnShape & {
  /** May be missing: not known. */
  readonly optional?: boolean;
  /** The column of the table, where it is not the field's name in snake case. */
  readonly stored?: string;
};

type ColumnShape =
  /** The id of this row. */
  | { readonly kind: 'id' }
  /** The id of a row of a list of the file. */
  | { readonly kind: 'reference'; readonly to: string }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  /** One line of text. */
  | { readonly kind: 'line'; readonly longest: number }
  | { readonly kind: 'text'; readonly longest: number }
  /** `2026-11-23`. */
  | { readonly kind: 'day' }
  /** `2026`, `2026-11` or `2026-11-23`. */
  | { readonly kind: 'partial-day' }
  /** `1996-02-29`, or `--05-17` without a year. */
  | { readonly kind: 'birthday' }
  /** `2026-11-23T08:00:00.000Z`. */
  | { readonly kind: 'instant' }
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'flag' }
  /** Days, or "none". */
  | { readonly kind: 'cadence' }
  /** A list kept as JSON, of one kind of thing. */
  | { readonly kind: 'list'; readonly of: Column; readonly most: number }
  /** An object kept as JSON. */
  | { readonly kind: 'object'; readonly fields: Columns }
  /** An object kept as JSON whose keys are not ours. */
  | { readonly kind: 'map'; readonly most: number; readonly longest: number };

export type Columns = Readonly<Record<string, Column>>;

export const id: Column = { kind: 'id' };
export const day: Column = { kind: 'day' };
export const partialDay: Column = { kind: 'partial-day' };
export const instant: Column = { kind: 'instant' };
export const flag: Column = { kind: 'flag' };

/**
 * The column, which may also be missing: not known.
 *
 * @example maybe(day) // { kind: 'day', optional: true }
 */
export function maybe(column: Column, stored?: string): Column {
  return { ...column, optional: true, ...(stored === undefined ? {} : { stored }) };
}

/**
 * A line of text of at most so many characters.
 *
 * @example line(200)
 */
export function line(longest: number): Column {
  return { kind: 'line', longest };
}

/**
 * A text of several lines, of at most so many characters.
 *
 * @example text(100_000)
 */
export function text(longest: number): Column {
  return { kind: 'text', longest };
}

/**
 * One of these words.
 *
 * @example word(['du', 'sie'])
 */
export function word(words: readonly string[]): Column {
  return { kind: 'word', words };
}

/**
 * A whole number from one to another.
 *
 * @example integer(1, 5)
 */
export function integer(least: number, most: number): Column {
  return { kind: 'integer', least, most };
}

/**
 * The id of a row in a list of the file, by the name of the list.
 *
 * @example reference('contacts')
 */
export function reference(to: string): Column {
  return { kind: 'reference', to };
}

/**
 * At most so many of a thing, kept as JSON.
 *
 * @example list(day, 400)
 */
export function list(of: Column, most: number): Column {
  return { kind: 'list', of, most };
}
