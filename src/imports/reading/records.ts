import type { Delimiter } from '../domain/reading.js';

/** The cells of a record, or null for one that can't be read (a quote that nothing closes). */
export type CsvRecord = readonly string[] | null;

export interface SourceRecord {
  readonly cells: CsvRecord;
  /** The text it was read from, as it stands in the file; made only when asked for. */
  source(): string;
}

/** Further cells of a record are not looked at. */
const mostCells = 2001;
/** In characters. A longer record is no person. */
const LONGEST_RECORD = 1024 * 1024;
/** A quoted text over more lines than this is taken for a quote that was never closed. */
const LONGEST_RECORD_LINES = 200;
/** The same, once much was read in vain: a file full of open quotes would be read two hundred times. */
const LONGEST_RECORD_LINES_OF_A_BROKEN_FILE = 5;
/** In characters. */
const READ_IN_VAIN = 4 * 1024 * 1024;

/**
 * The records of a CSV text with line ends \n, lazily (RFC 4180: quotes may hold delimiters and line ends; stray quotes
 * are kept as text). Blank lines are left out. A record that can't be read is null, and reading goes on in the line
 * after its first. Each has the text it was read from. Never throws; the time grows with the length of the text only.
 *
 * @example [...sourceRecords('a;"b"\n', ';')][0] // { cells: ['a', 'b'], source: () => 'a;"b"' }
 */
export function* sourceRecords(text: string, delimiter: Delimiter): Generator<SourceRecord> {
  let inVain = 0;
  for (let start = behindBlankLines(text, 0), next = 0; start < text.length; start = behindBlankLines(text, next)) {
    const lineEnd = endOfLine(text, start);
    next = lineEnd;
    const mostLines = inVain > READ_IN_VAIN ? LONGEST_RECORD_LINES_OF_A_BROKEN_FILE : LONGEST_RECORD_LINES;
    const found = recordAt(text, { start, lineEnd, delimiter, mostLines });
    if (found.cells) next = found.end;
    else inVain += found.end - start;
    yield new RecordOf(text, start, next, found.cells);
  }
}

class RecordOf implements SourceRecord {
  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
    readonly cells: CsvRecord,
  ) {}

  source(): string {
    return this.text.slice(this.start, this.end);
  }
}

interface Place {
  readonly start: number;
  /** End of the first line. */
  readonly lineEnd: number;
  readonly delimiter: Delimiter;
  readonly mostLines: number;
}

/** `end`: where the line end of the record stands; without cells, how far it was looked at. */
interface Found {
  readonly cells: string[] | null;
  readonly end: number;
}

function recordAt(text: string, place: Place): Found {
  const { start, lineEnd, delimiter } = place;
  if (lineEnd - start > LONGEST_RECORD) return { cells: null, end: start };
  const line = text.slice(start, lineEnd);
  return line.includes('"') ? quotedRecord(text, place) : { cells: line.split(delimiter, mostCells), end: lineEnd };
}

function quotedRecord(text: string, { start, delimiter, mostLines }: Place): Found {
  const cells: string[] = [];
  let lines = 0;
  for (let at = start; ; at += 1) {
    const begin = at;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1, start + LONGEST_RECORD);
      if (close === -1) return { cells: null, end: at };
      lines += linesBetween(text, at, close, mostLines);
      if (lines > mostLines) return { cells: null, end: close };
      at = close + 1;
    }
    const end = endOfCell(text, at, delimiter);
    if (cells.length < mostCells) cells.push(cellBetween(text, begin, at, end));
    at = end;
    if (at >= text.length || text[at] === '\n') return { cells, end: at };
  }
}

/** What stands behind the closing quote is nobody's rule: the cell is then taken as it stands. */
function cellBetween(text: string, begin: number, behindQuotes: number, end: number): string {
  if (begin === behindQuotes) return text.slice(begin, end);
  const inside = text.slice(begin + 1, behindQuotes - 1).replaceAll('""', '"');
  return behindQuotes === end ? inside : `"${inside}"${text.slice(behindQuotes, end)}`;
}

/** Two quotes are one of the text; -1 if there is no closing one before `limit`. */
function closingQuote(text: string, from: number, limit: number): number {
  for (let at = text.indexOf('"', from); at !== -1 && at < limit; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function endOfCell(text: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
  return at;
}

function behindBlankLines(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] === '\n') at += 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Counted no further than `most` and one. */
function linesBetween(text: string, start: number, end: number, most: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end && lines <= most; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines;
}
