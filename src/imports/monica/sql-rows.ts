import { longestSource } from '../domain/parsed-contact.js';
import type { Fields } from './monica-account.js';

/** A row of a table, or the text of one that could not be read. */
export type SqlRow = { readonly table: string } & ({ readonly fields: Fields } | { readonly unreadable: string });

/** `INSERT IGNORE INTO `contacts` (`id`,`name`) VALUES`; never longer than its own statement. */
const INSERT = /INSERT\s+(?:IGNORE\s+)?INTO\s+`?(\w{1,100})`?\s*\(([^);]{0,10000})\)\s*VALUES/iy;
/** A number, NULL, or a text that looks like a number and lost its quotes: `0170…`, `+49170…`. */
const BARE = /[^,()'\\\n;]*/y;
/** What `addslashes` makes of NUL. */
const NUL = '0';

/**
 * The rows that the INSERT statements of a dump hold, in its order; nothing is ever run. Texts are unescaped as PHP's
 * `addslashes` escaped them, NULL is left out, and everything without quotes is the text that stands there, so that a phone
 * number keeps its zero. A row that breaks off is told once, and reading goes on with the next statement. Takes time in
 * proportion to the text. Never throws. Source: Monica 4, SqlExportAccount.
 *
 * @example [...sqlRows("INSERT IGNORE INTO `tags` (`id`,`name`) VALUES\n (1,'O\\'Neill');")]
 * // [{ table: 'tags', fields: { id: '1', name: "O'Neill" } }]
 */
export function* sqlRows(text: string): Generator<SqlRow> {
  let at = 0;
  while (at < text.length) {
    at = afterBlanks(text, at);
    INSERT.lastIndex = at;
    const [head, table, columns] = INSERT.exec(text) ?? [];
    if (head === undefined || table === undefined || columns === undefined) {
      at = afterOther(text, at);
      continue;
    }
    at = yield* statement(text, at + head.length, table, columnNames(columns));
  }
}

/** A comment ends with its line, any other statement with its semicolon. */
function afterOther(text: string, at: number): number {
  const isComment = text[at] === '#' || text.startsWith('--', at);
  const end = text.indexOf(isComment ? '\n' : ';', at);
  return end === -1 ? text.length : end + 1;
}

function columnNames(list: string): string[] {
  return list.split(',').map((name) => name.replaceAll('`', '').trim());
}

function* statement(text: string, start: number, table: string, columns: readonly string[]): Generator<SqlRow, number> {
  let at = start;
  for (;;) {
    at = afterBlanks(text, at);
    if (text[at] === ';') return at + 1; // Monica writes no rows at all for pictures that nobody has
    const row = text[at] === '(' ? valuesOf(text, at + 1) : null;
    if (!row) {
      const next = text.indexOf('\nINSERT ', at);
      const end = next === -1 ? text.length : next;
      yield { table, unreadable: text.slice(at, Math.min(end, at + longestSource)) };
      return end;
    }
    yield { table, fields: fieldsOf(columns, row.values) };
    at = afterBlanks(text, row.end);
    if (text[at] !== ',') return text[at] === ';' ? at + 1 : at;
    at += 1;
  }
}

/** NULL is left out. */
function fieldsOf(columns: readonly string[], values: readonly (string | null)[]): Fields {
  const told: [string, string][] = [];
  columns.forEach((name, position) => {
    const value = values[position] ?? null;
    if (value !== null) told.push([name, value]);
  });
  return Object.fromEntries(told);
}

interface Values {
  readonly values: readonly (string | null)[];
  readonly end: number;
}

function valuesOf(text: string, start: number): Values | null {
  const values: (string | null)[] = [];
  let at = start;
  for (;;) {
    at = afterBlanks(text, at);
    const value = text[at] === "'" ? quoted(text, at + 1) : bare(text, at);
    if (!value) return null;
    values.push(value.text);
    at = afterBlanks(text, value.end);
    if (text[at] === ')') return { values, end: at + 1 };
    if (text[at] !== ',') return null;
    at += 1;
  }
}

interface Value {
  readonly text: string | null;
  readonly end: number;
}

function bare(text: string, at: number): Value {
  const end = after(BARE, text, at);
  const value = text.slice(at, end).trim();
  return { text: value.toUpperCase() === 'NULL' ? null : value, end };
}

const BLANK = 0x20;
const QUOTE = 0x27;
const BACKSLASH = 0x5c;

function quoted(text: string, start: number): Value | null {
  let told = '';
  let from = start;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { text: told + text.slice(from, at), end: at + 1 };
    if (code !== BACKSLASH) continue;
    told += text.slice(from, at) + (text[at + 1] === NUL ? '\u0000' : (text[at + 1] ?? ''));
    at += 1;
    from = at + 1;
  }
  return null;
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Line ends and blanks between the signs. */
function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= BLANK) at += 1;
  return at;
}
