import type { LocalDate } from '../../common/local-date.js';
import { importDay } from '../domain/import-day.js';
import { parsedContact, type ParsedContact, type ParsedPoint, type RowError } from '../domain/parsed-contact.js';
import { importedName } from '../domain/imported-name.js';
import type { Remark } from '../domain/words.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { cleanLine } from '../reading/clean-text.js';
import { decoded, decodedHead } from '../reading/decoded.js';
import type { CsvRecord } from '../reading/records.js';
import { findTable } from '../reading/table.js';
import type { ImportFormat } from './format.js';

/** Folded headers, English and German. */
const HEADERS = {
  givenName: ['first name', 'vorname'],
  familyName: ['last name', 'nachname'],
  url: ['url', 'profile url', 'profil-url'],
  email: ['email address', 'e-mail-adresse', 'e-mail address'],
  organisation: ['company', 'unternehmen'],
  role: ['position'],
  connectedOn: ['connected on', 'verbunden am', 'vernetzt am'],
} as const;
type Field = keyof typeof HEADERS;
type Columns = ReadonlyMap<string, number>;
type Positions = Readonly<Record<Field, number | undefined>>;
type Cells = Readonly<Record<Field, string | null>>;

/** Enough of a cell to recognise it in a sentence. */
const QUOTED_CHARACTERS = 40;

/** LinkedIn's `Connections.csv`, with or without the notes before its header. Source: imports.md, 5.1. */
export const linkedIn: ImportFormat = {
  name: 'linkedin',
  sniff: (head) => (findTable(decodedHead(head), isConnections) ? 1 : 0),
  *parse({ bytes }) {
    const { text } = decoded(bytes);
    const table = findTable(text, isConnections) ?? findTable(text, hasNames);
    if (!table) throw new NoPeopleInFile();
    const positions = positionsIn(table.columns);
    let row = 0;
    for (const record of table.rows) yield person((row += 1), record, positions, table.columns.size);
  },
};

/** The day of connecting sets LinkedIn's file apart from Outlook's and Google's, which have first names too. */
function isConnections(columns: Columns): boolean {
  return hasNames(columns) && position(columns, 'connectedOn') !== undefined;
}

function hasNames(columns: Columns): boolean {
  return position(columns, 'givenName') !== undefined;
}

function position(columns: Columns, field: Field): number | undefined {
  for (const header of HEADERS[field]) {
    const found = columns.get(header);
    if (found !== undefined) return found;
  }
  return undefined;
}

function positionsIn(columns: Columns): Positions {
  return {
    givenName: position(columns, 'givenName'),
    familyName: position(columns, 'familyName'),
    url: position(columns, 'url'),
    email: position(columns, 'email'),
    organisation: position(columns, 'organisation'),
    role: position(columns, 'role'),
    connectedOn: position(columns, 'connectedOn'),
  };
}

function person(row: number, record: CsvRecord, positions: Positions, width: number): ParsedContact | RowError {
  if (!record) return { row, error: { code: 'broken-row', params: {} }, label: null };
  const cells = cellsOf(record, positions);
  const name = importedName(cells.givenName, cells.familyName);
  if (!name.givenName && !name.familyName) return nameless(row, cells);
  const { connectedOn, remarks } = connection(cells.connectedOn);
  return parsedContact(row, {
    ...name,
    organisation: cells.organisation,
    role: cells.role,
    connectedOn,
    points: points(cells),
    doubt: columnDoubt(record, width),
    remarks: [...tidyRemark(cells, name), ...remarks],
  });
}

function cellsOf(record: readonly string[], positions: Positions): Cells {
  const cell = (at: number | undefined): string | null => (at === undefined ? null : cleanLine(record[at]));
  return {
    givenName: cell(positions.givenName),
    familyName: cell(positions.familyName),
    url: cell(positions.url),
    email: cell(positions.email),
    organisation: cell(positions.organisation),
    role: cell(positions.role),
    connectedOn: cell(positions.connectedOn),
  };
}

/** LinkedIn keeps a line with nothing but a date for accounts that were closed. */
function nameless(row: number, { connectedOn, ...rest }: Cells): RowError {
  const told = Object.values(rest).filter((cell) => cell !== null);
  const code = told.length === 0 && connectedOn !== null ? 'closed-account' : 'no-name';
  return { row, error: { code, params: {} }, label: rest.organisation ?? rest.email ?? told[0] ?? null };
}

function connection(text: string | null): { connectedOn: LocalDate | null; remarks: Remark[] } {
  const connectedOn = text === null ? null : importDay(text);
  if (text === null || connectedOn !== null) return { connectedOn, remarks: [] };
  return { connectedOn, remarks: [{ code: 'date-dropped', params: { value: text.slice(0, QUOTED_CHARACTERS) } }] };
}

function points({ url, email }: Cells): ParsedPoint[] {
  const found: ParsedPoint[] = [];
  if (email) found.push({ kind: 'email', value: email, label: null, preferred: false });
  if (url) found.push({ kind: 'link', value: url, label: 'LinkedIn', preferred: false });
  return found;
}

function tidyRemark(cells: Cells, name: { givenName: string | null; familyName: string | null }): Remark[] {
  if (cells.givenName === name.givenName && cells.familyName === name.familyName) return [];
  const before = [cells.givenName, cells.familyName].filter((part) => part !== null).join(' ');
  return [{ code: 'name-tidied', params: { before } }];
}

/** Cells may have slipped into other columns: the user looks at such a row first. */
function columnDoubt(record: readonly string[], expected: number): Remark | null {
  const params = { found: record.length, expected };
  if (record.length < expected) return { code: 'too-few-columns', params };
  const surplus = record.slice(expected).some((cell) => cell.trim() !== '');
  return surplus ? { code: 'too-many-columns', params } : null;
}
