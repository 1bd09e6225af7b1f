import type { OutlineColumn, TableOutline } from '../domain/reading.js';
import { meaning } from '../domain/column-meaning.js';
import { cleanLine } from '../reading/clean-text.js';
import type { OpenTable } from './open-table.js';

const MOST_SAMPLES = 3;
/** Enough to recognise a column by; a longer search would read the whole file for an empty one. */
const ROWS_LOOKED_AT = 200;
/** In characters, for the eye. */
const LONGEST_SAMPLE = 100;

/**
 * How a table is read, for showing: each column with its header, meaning and first values. Uses up the rows.
 *
 * @example outlineOf(table)?.columns[0] // { header: 'Vorname', meaning: meaning('givenName'), samples: ['Greta'] }
 */
export function outlineOf(table: OpenTable | null): TableOutline | null {
  if (!table) return null;
  const samples = table.header.map((): string[] => []);
  let seen = 0;
  for (const { cells } of table.rows) {
    samples.forEach((found, at) => {
      const sample = found.length < MOST_SAMPLES ? cleanLine(cells?.[at]) : null;
      if (sample !== null) found.push(sample.slice(0, LONGEST_SAMPLE));
    });
    if ((seen += 1) >= ROWS_LOOKED_AT) break;
  }
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    columns: table.header.map((header, at): OutlineColumn => ({
      header: cleanLine(header)?.slice(0, LONGEST_SAMPLE) ?? '',
      meaning: table.meanings[at] ?? meaning('extra'),
      samples: samples[at] ?? [],
    })),
  };
}
