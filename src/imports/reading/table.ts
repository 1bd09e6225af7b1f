import { delimiters } from '../domain/reading.js';
import { type CsvRecord, records } from './records.js';

export interface Table {
  /** Position of each column by its folded header. */
  readonly columns: ReadonlyMap<string, number>;
  /** The records behind the header. */
  readonly rows: Iterable<CsvRecord>;
}

/** LinkedIn puts two or three records before its header, others none; never skip a fixed number. */
const HEADER_WITHIN_RECORDS = 20;

/**
 * The table whose header `isHeader` knows, found among the first 20 records with each delimiter in turn; null if there is
 * none. The rows are read lazily and once. Source: imports.md, general reader.
 *
 * @example findTable('Notes:\nVorname;Nachname\nGreta;Beispiel', (columns) => columns.has('vorname'))
 */
export function findTable(text: string, isHeader: (columns: ReadonlyMap<string, number>) => boolean): Table | null {
  for (const delimiter of delimiters) {
    const rows = records(text, delimiter);
    for (let seen = 0; seen < HEADER_WITHIN_RECORDS; seen += 1) {
      const next = rows.next();
      if (next.done === true) break;
      const columns = columnsOf(next.value ?? []); // null: a record that could not be read
      if (isHeader(columns)) return { columns, rows };
    }
  }
  return null;
}

/** Headers are compared in NFC, trimmed, in lower case, with ß as ss and curly quotes as straight ones. */
function foldedHeader(header: string): string {
  return header
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[‘’´`]/g, "'")
    .replace(/[“”„]/g, '"');
}

function columnsOf(cells: readonly string[]): Map<string, number> {
  const columns = new Map<string, number>();
  cells.forEach((cell, position) => {
    const header = foldedHeader(cell);
    if (header !== '' && !columns.has(header)) columns.set(header, position);
  });
  return columns;
}
