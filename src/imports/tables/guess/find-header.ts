import { type Delimiter, delimiters } from '../../domain/reading.js';
import { sourceRecords } from '../../reading/records.js';
import { headerWithinRecords, mostColumns } from '../../reading/table.js';
import { cellShape } from './cell-shape.js';
import { headerMeaning } from './header-meaning.js';

export interface FoundHeader {
  readonly delimiter: Delimiter;
  /** Texts of the header; empty ones where the table has no header. */
  readonly header: readonly string[];
  /** So many records stand before the first row. */
  readonly skipped: number;
  /** Headers whose words say something. */
  readonly knownWords: number;
  /** True if most of the first records have as many columns as the header. */
  readonly isEven: boolean;
}

/** Binary files, and texts that begin like HTML, XML, JSON or PDF. */
const NO_TABLE = /^\s*[<{[%]/;
const BINARY = /[\u0000-\u0008]/;
const LOOKED_AT_FOR_BINARY = 65_536;

/**
 * The header of a table that nobody knows, with its delimiter: the record among the first 20 with the most headers that
 * say something; else the first record, which is no header if it holds an e-mail address or a whole name. null: this
 * is no table. Never throws.
 *
 * @example findHeader('Wer;Mail\nGreta;greta@radio.example')?.delimiter // ';'
 */
export function findHeader(text: string, told?: Delimiter): FoundHeader | null {
  if (NO_TABLE.test(text.slice(0, LOOKED_AT_FOR_BINARY)) || BINARY.test(text.slice(0, LOOKED_AT_FOR_BINARY)))
    return null;
  const found = (told ? [told] : delimiters).flatMap((delimiter) => headerWith(delimiter, text) ?? []);
  const [best] = found.sort(
    (one, other) =>
      other.knownWords - one.knownWords ||
      Number(other.isEven) - Number(one.isEven) ||
      other.header.length - one.header.length,
  );
  return best ?? null;
}

function headerWith(delimiter: Delimiter, text: string): FoundHeader | null {
  const first = firstRecords(text, delimiter);
  const scores = first.map((cells) => cells.filter((cell) => headerMeaning(cell) !== null).length);
  const knownWords = Math.max(0, ...scores);
  const at = knownWords > 0 ? scores.indexOf(knownWords) : first.findIndex(hasSeveral);
  const record = first[at === -1 ? 0 : at];
  if (!record) return null;
  const isData = knownWords === 0 && record.some(isDatum);
  const skipped = Math.max(0, at) + (isData ? 0 : 1);
  const rows = first.slice(skipped);
  return {
    ...{ delimiter, skipped, knownWords },
    header: isData ? record.map(() => '') : record,
    isEven: rows.length > 0 && rows.filter((cells) => cells.length === record.length).length * 2 > rows.length,
  };
}

function firstRecords(text: string, delimiter: Delimiter): string[][] {
  const found: string[][] = [];
  for (const { cells } of sourceRecords(text, delimiter)) {
    found.push((cells ?? []).slice(0, mostColumns)); // one that can't be read keeps its place
    if (found.length >= headerWithinRecords) break;
  }
  return found;
}

function hasSeveral(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length > 1;
}

/** Values that no header has. */
function isDatum(cell: string): boolean {
  return ['email', 'link', 'phone', 'date', 'fullName'].includes(cellShape(cell.trim()));
}
