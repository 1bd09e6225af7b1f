import type { ColumnMeaning } from '../domain/column-meaning.js';
import { meaning } from '../domain/column-meaning.js';
import type { Delimiter, Encoding } from '../domain/reading.js';
import type { FileToRead } from '../formats/format.js';
import { decoded } from '../reading/decoded.js';
import type { SourceRecord } from '../reading/records.js';
import { findTable, foldedHeader, type Table } from '../reading/table.js';
import type { TableSpec } from './table-spec.js';

/** A table whose header was found, before its first row. */
export interface OpenTable {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  readonly folded: readonly string[];
  /** One for each column. */
  readonly meanings: readonly ColumnMeaning[];
  /** Read lazily and once. */
  readonly rows: Iterable<SourceRecord>;
}

/**
 * The table of a file as the user said it is to be read, the rest guessed; null without a header. Meanings that the user
 * told win entirely. Never throws.
 *
 * @example openTable({ name: 'a.csv', bytes, reading: { delimiter: ';' } }, linkedInTable)?.encoding // 'utf-8'
 */
export function openTable(file: FileToRead, spec: TableSpec): OpenTable | null {
  const { text, encoding } = decoded(file.bytes, file.reading.encoding);
  const found = headerOf(text, file.reading.delimiter, spec);
  if (!found) return null;
  const folded = found.header.map(foldedHeader);
  const guessed = (): ColumnMeaning[] => folded.map((header, at) => spec.meaningOf(header, at, folded));
  const meanings = toldMeanings(file.reading.columns, folded.length) ?? guessed();
  return { encoding, delimiter: found.delimiter, header: found.header, folded, meanings, rows: found.rows };
}

/**
 * What the user said the columns mean, one for each; null if nothing was said. Columns they said nothing about are kept
 * as they stand.
 *
 * @example toldMeanings([meaning('givenName')], 2) // [meaning('givenName'), meaning('extra')]
 */
export function toldMeanings(told: readonly ColumnMeaning[] | undefined, width: number): ColumnMeaning[] | null {
  return told ? Array.from({ length: width }, (_, at) => told[at] ?? meaning('extra')) : null;
}

function headerOf(text: string, delimiter: Delimiter | undefined, spec: TableSpec): Table | null {
  const found = findTable(text, spec.isHeader, delimiter);
  return found ?? (spec.mayBeHeader ? findTable(text, spec.mayBeHeader, delimiter) : null);
}
