import { type Delimiter, delimiters } from '../domain/reading.js';
import { type SourceRecord, sourceRecords } from './records.js';

export interface Table {
  /** The header as it stands in the file. */
  readonly header: readonly string[];
  /** Position of each column by its folded header. */
  readonly columns: ReadonlyMap<string, number>;
  readonly delimiter: Delimiter;
  /** The records behind the header. */
  readonly rows: Iterable<SourceRecord>;
}

/** LinkedIn puts two or three records before its header, others none; never skip a fixed number. */
export const headerWithinRecords = 20;
/** A table of more columns is read as if it ended here. */
export const mostColumns = 2000;

/**
 * The table whose header `isHeader` knows, found among the first 20 records with the delimiter that was told, else with
 * each in turn; null if there is none. The rows are read lazily and once. Source: imports.md, general reader.
 *
 * @example findTable('Notes:\nVorname;Nachname\nGreta;Beispiel', (columns) => columns.has('vorname'))
 */
export function findTable(
  text: string,
  isHeader: (columns: ReadonlyMap<string, number>) => boolean,
  told?: Delimiter,
): Table | null {
  for (const delimiter of told ? [told] : delimiters) {
    const rows = sourceRecords(text, delimiter);
    for (let seen = 0; seen < headerWithinRecords; seen += 1) {
      const next = rows.next();
      if (next.done === true) break;
      const header = (next.value.cells ?? []).slice(0, mostColumns); // null: a record that could not be read
      const columns = columnsOf(header);
      if (isHeader(columns)) return { header, columns, delimiter, rows };
    }
  }
  return null;
}

/**
 * Headers are compared in NFC, trimmed, in lower case, with ß as ss and curly quotes as straight ones.
 *
 * @example foldedHeader(' Straße geschäftlich') // 'strasse geschäftlich'
 */
export function foldedHeader(header: string): string {
  return header
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[‘’´`]/g, "'")
    .replace(/[“”„]/g, '"');
}

/**
 * The position of each column by its folded header; the first of two that are called the same.
 *
 * @example columnsOf(['Vorname', '', 'Nachname']).get('nachname') // 2
 */
function columnsOf(cells: readonly string[]): Map<string, number> {
  const columns = new Map<string, number>();
  cells.forEach((cell, position) => {
    const header = foldedHeader(cell);
    if (header !== '' && !columns.has(header)) columns.set(header, position);
  });
  return columns;
}
