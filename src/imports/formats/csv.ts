import type { ColumnMeaning } from '../domain/column-meaning.js';
import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import type { TableOutline } from '../domain/reading.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { decoded, decodedHead } from '../reading/decoded.js';
import { type SourceRecord, sourceRecords } from '../reading/records.js';
import { foldedHeader } from '../reading/table.js';
import { type FoundHeader, findHeader } from '../tables/guess/find-header.js';
import { guessColumns } from '../tables/guess/guess-columns.js';
import { isMonthFirst } from '../tables/guess/month-first.js';
import { type OpenTable, toldMeanings } from '../tables/open-table.js';
import { outlineOf } from '../tables/table-outline.js';
import { tablePeople } from '../tables/table-people.js';
import type { FileToRead, ImportFormat } from './format.js';

/** Taken only where no format that knows its files is sure. */
const PERHAPS = 0.5;
const LEAST_COLUMNS_WITHOUT_A_KNOWN_ONE = 3;
/** Headers of two columns are short and no sentences; a line of a letter with one comma is neither. */
const SHORT_HEADER = /^[^.!?:]{1,30}$/;
/** Looked at to tell what a column holds. */
const SAMPLE_ROWS = 100;

/** Google's mark between several values, also in tables that were made of Google's. */
const BETWEEN_VALUES = { separator: ' ::: ', tagSeparator: /:::|[;,|\n]/ } as const;

interface GuessedTable extends OpenTable {
  readonly monthFirst: boolean;
}

/** Any other table of people: its columns are guessed, and the user may say otherwise. */
export const csv: ImportFormat = {
  name: 'csv',
  sniff: (head) => (isTable(findHeader(decodedHead(head))) ? PERHAPS : 0),
  *parse(file): Generator<ParsedContact | RowError> {
    const open = openGuessed(file);
    if (!open) throw new NoPeopleInFile();
    yield* tablePeople(open, { ...BETWEEN_VALUES, monthFirst: open.monthFirst });
  },
  outline: (file): TableOutline | null => outlineOf(openGuessed(file)),
};

/** A text with commas is no table yet. */
function isTable(found: FoundHeader | null): boolean {
  if (!found) return false;
  const { header, knownWords, isEven } = found;
  if (header.length === 1) return knownWords > 0;
  const isTelling = knownWords > 0 || header[0] === ''; // an empty header stands for rows that begin with a person
  const isWide =
    header.length >= LEAST_COLUMNS_WITHOUT_A_KNOWN_ONE || header.every((text) => SHORT_HEADER.test(text.trim()));
  return knownWords > 1 || (isEven && (isTelling || isWide));
}

function openGuessed(file: FileToRead): GuessedTable | null {
  const { encoding: toldEncoding, delimiter: toldDelimiter, columns } = file.reading;
  const { text, encoding } = decoded(file.bytes, toldEncoding);
  const found = findHeader(text, toldDelimiter);
  if (!found) return null;
  const { header, delimiter, skipped } = found;
  const samples = samplesOf(text, found);
  const meanings: ColumnMeaning[] = toldMeanings(columns, header.length) ?? guessColumns(header, samples);
  const folded = header.map(foldedHeader);
  const monthFirst = isMonthFirst(folded, meanings, samples);
  return {
    ...{ encoding, delimiter, header, folded, meanings, monthFirst },
    rows: rowsBehind(text, delimiter, skipped),
  };
}

function samplesOf(text: string, { delimiter, skipped }: FoundHeader): string[][] {
  const samples: string[][] = [];
  for (const { cells } of rowsBehind(text, delimiter, skipped)) {
    samples.push([...(cells ?? [])]);
    if (samples.length >= SAMPLE_ROWS) break;
  }
  return samples;
}

function* rowsBehind(text: string, delimiter: OpenTable['delimiter'], skipped: number): Generator<SourceRecord> {
  let before = 0;
  for (const record of sourceRecords(text, delimiter)) {
    if (before < skipped) before += 1;
    else yield record;
  }
}
