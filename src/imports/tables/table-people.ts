import { longestSource, type ParsedContact, type RowError } from '../domain/parsed-contact.js';
import type { Remark, RowCode } from '../domain/words.js';
import type { SourceRecord } from '../reading/records.js';
import { mostColumns } from '../reading/table.js';
import { Cells } from './cells.js';
import { type Layout, layoutOf } from './layout.js';
import type { OpenTable } from './open-table.js';
import { rowPerson } from './person/row-person.js';
import type { CellRules } from './table-spec.js';

/** In characters, for the eye. */
const LONGEST_LABEL = 200;
/** Where a spreadsheet was saved to its last line; behind so many nobody comes. */
const MOST_BLANK_ROWS = 100_000;

/**
 * The people of a table row by row; rows without anything in them are passed over. Never throws.
 *
 * @example [...tablePeople(table, {})][0]?.row // 1
 */
export function* tablePeople(table: OpenTable, rules: CellRules): Generator<ParsedContact | RowError> {
  const layout = layoutOf(table);
  let row = 0;
  let blank = 0;
  for (const record of table.rows) {
    const isBlank = record.cells?.every((cell) => cell.trim() === '') === true;
    blank = isBlank ? blank + 1 : 0;
    if (blank > MOST_BLANK_ROWS) return;
    if (!isBlank) yield personOf((row += 1), record, layout, rules);
  }
}

function personOf(row: number, record: SourceRecord, layout: Layout, rules: CellRules): ParsedContact | RowError {
  if (!record.cells) return failed(row, 'broken-row', null, record);
  const cells = new Cells(record.cells, layout);
  const person = rowPerson(row, cells, rules);
  const code = namelessCode(person, rules);
  if (code !== null && code !== AS_A_FIRM.code) return failed(row, code, labelOf(person, cells), record);
  const doubt = columnDoubt(record.cells, layout.width) ?? (code === null ? null : AS_A_FIRM);
  const whole = doubt ? { ...person, doubt } : person;
  if (!rules.finish) return whole;
  const finished = rules.finish(whole, (header) => cells.under(header));
  return 'error' in finished ? { source: sourceOf(record), ...finished } : finished;
}

const AS_A_FIRM: Remark = { code: 'not-a-person', params: {} };

/** Null for somebody with a name. An organisation is read like a person without one, and set aside. */
function namelessCode(person: ParsedContact, { nameless }: CellRules): RowCode | null {
  if (person.givenName !== null || person.familyName !== null) return null;
  return nameless?.(person) ?? (person.organisation === null ? 'no-name' : AS_A_FIRM.code);
}

function failed(row: number, code: RowCode, label: string | null, record: SourceRecord): RowError {
  return { row, error: { code, params: {} }, label, source: sourceOf(record) };
}

function sourceOf(record: SourceRecord): string {
  return record.source().slice(0, longestSource);
}

function labelOf({ organisation, points }: ParsedContact, cells: Cells): string | null {
  const email = points.find(({ kind }) => kind === 'email')?.value;
  return (organisation ?? email ?? cells.anything())?.slice(0, LONGEST_LABEL) ?? null;
}

/** Cells may have slipped into other columns: the user looks at such a row first. */
function columnDoubt(record: readonly string[], expected: number): Remark | null {
  const params = { found: record.length, expected };
  if (record.length < expected) return { code: 'too-few-columns', params };
  if (record.length === expected || expected >= mostColumns) return null;
  const surplus = record.slice(expected).some((cell) => cell.trim() !== '');
  return surplus ? { code: 'too-many-columns', params } : null;
}
