import { importDay } from '../domain/days/import-day.js';
import { parsedContact, type ParsedContact, type ParsedExtra, type RowError } from '../domain/parsed-contact.js';
import { wholeName } from '../domain/names/whole-name.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { cleanLine } from '../reading/clean-text.js';
import { decoded, decodedHead } from '../reading/decoded.js';
import { findTable, type Table } from '../reading/table.js';
import type { ImportFormat } from './format.js';

/** Folded headers. */
const HEADERS = {
  from: 'from',
  to: 'to',
  sentAt: 'sent at',
  direction: 'direction',
  inviter: 'inviterprofileurl',
  invitee: 'inviteeprofileurl',
} as const;
/** A date is no longer. Unit: characters. */
const LONGEST_DATE = 40;

/**
 * LinkedIn's `Invitations.csv`: the other side of each invitation, with the profile address. An invitation alone is no
 * acquaintance, so that only people who are there take something from it; its message is not read. Source: imports.md, 5.1.
 */
export const linkedInInvitations: ImportFormat = {
  name: 'linkedin-invitations',
  sniff: (head) => (findTable(decodedHead(head), isInvitations) ? 1 : 0),
  *parse({ bytes, reading }) {
    const table = findTable(decoded(bytes, reading.encoding).text, isInvitations, reading.delimiter);
    if (!table) throw new NoPeopleInFile();
    let row = 0;
    for (const { cells } of table.rows) yield person((row += 1), table.columns, cells);
    if (row === 0) throw new NoPeopleInFile();
  },
};

function isInvitations(columns: Table['columns']): boolean {
  return (['from', 'to', 'inviter', 'invitee'] as const).every((column) => columns.has(HEADERS[column]));
}

/** No original line with an error: it may hold the text of an invitation. */
function person(row: number, columns: Table['columns'], record: readonly string[] | null): ParsedContact | RowError {
  if (!record) return { row, error: { code: 'broken-row', params: {} }, label: null };
  const cell = (column: keyof typeof HEADERS): string | null =>
    cleanLine(record[columns.get(HEADERS[column]) ?? Number.NaN]);
  const direction = cell('direction')?.toUpperCase() ?? null;
  const [shown, url] = direction === 'INCOMING' ? [cell('from'), cell('inviter')] : [cell('to'), cell('invitee')];
  const name = wholeName(shown);
  if (!name.givenName && !name.familyName) return { row, error: { code: 'no-name', params: {} }, label: url };
  return parsedContact(row, {
    ...name,
    points: url === null ? [] : [{ kind: 'link', value: url, label: 'LinkedIn', preferred: false }],
    extras: invited(cell('sentAt'), direction),
    doubt: { code: 'invited-only', params: {} },
  });
}

/** `7/8/26, 3:43 PM` is the 8th of July: LinkedIn writes it the American way. */
function invited(sentAt: string | null, direction: string | null): ParsedExtra[] {
  if (sentAt === null) return [];
  const value = importDay(sentAt.slice(0, LONGEST_DATE)) ?? sentAt;
  return [{ name: direction === null ? 'Sent At' : `Sent At (${direction})`, value }];
}
