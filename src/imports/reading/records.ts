import { parse } from 'csv-parse/sync';

import type { Delimiter } from '../domain/reading.js';

/** The cells of a record, or null for one that can't be read (a quote that nothing closes). */
export type CsvRecord = readonly string[] | null;

/** Parsed in one go, without a pause for other requests: some 5 ms. */
const LINES_PER_BLOCK = 500;
/** A longer record is no person; without this limit a file of one endless line would be parsed in one go. */
const LONGEST_RECORD_BYTES = 1024 * 1024;
/** A quoted text over more lines than this is taken for a quote that was never closed. */
const LONGEST_RECORD_LINES = 200;

/**
 * The records of a CSV text with line ends \n, lazily and block by block (RFC 4180: quotes may hold delimiters and line
 * ends; stray quotes are kept as text). Blank lines are left out. A record that can't be read is null, and reading goes
 * on in the line after its first. Never throws.
 *
 * @example [...records('a;"b;c"\n', ';')] // [['a', 'b;c']]
 */
export function* records(text: string, delimiter: Delimiter): Generator<CsvRecord> {
  let start = 0;
  while (start < text.length) {
    const block = readable(text, start, LINES_PER_BLOCK, delimiter);
    if (block) {
      yield* block.records;
      start = block.end;
      continue;
    }
    const end = positionAfterLines(text, start, LINES_PER_BLOCK);
    while (start < end) {
      const record = readable(text, start, 1, delimiter);
      if (record) yield* record.records;
      else yield null;
      start = record?.end ?? positionAfterLines(text, start, 1);
    }
  }
}

interface Block {
  readonly records: readonly (readonly string[])[];
  readonly end: number;
}

/** A block of whole records: it grows while a quoted text goes on beyond its last line. */
function readable(text: string, start: number, lines: number, delimiter: Delimiter): Block | null {
  let end = positionAfterLines(text, start, lines);
  for (let extra = 0; extra <= LONGEST_RECORD_LINES; extra += 1) {
    const found = parsed(text.slice(start, end), delimiter);
    if (found) return { records: found, end };
    const next = text.indexOf('"', end); // only a line with a quote can close one
    if (next === -1) return null;
    extra += linesBetween(text, end, next);
    end = positionAfterLines(text, next, 1);
  }
  return null;
}

function parsed(block: string, delimiter: Delimiter): string[][] | null {
  try {
    return parse(block, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD_BYTES,
    });
  } catch {
    return null;
  }
}

function linesBetween(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function positionAfterLines(text: string, start: number, lines: number): number {
  let position = start;
  for (let line = 0; line < lines; line += 1) {
    const end = text.indexOf('\n', position);
    if (end === -1) return text.length;
    position = end + 1;
  }
  return position;
}
