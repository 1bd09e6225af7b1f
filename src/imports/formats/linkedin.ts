import { type ColumnMeaning, meaning } from '../domain/column-meaning.js';
import type { ParsedContact } from '../domain/parsed-contact.js';
import { tableFormat } from '../tables/table-format.js';

type Columns = ReadonlyMap<string, number>;

const GIVEN_NAME = ['first name', 'vorname'];
const CONNECTED_ON = ['connected on', 'verbunden am', 'vernetzt am'];

/** Folded headers, English and German. */
const MEANINGS: readonly (readonly [readonly string[], ColumnMeaning])[] = [
  [GIVEN_NAME, meaning('givenName')],
  [['last name', 'nachname'], meaning('familyName')],
  [['url', 'profile url', 'profil-url'], meaning('link', 'LinkedIn')],
  [['email address', 'e-mail-adresse', 'e-mail address'], meaning('email')],
  [['company', 'unternehmen'], meaning('organisation')],
  [['position'], meaning('role')],
  [CONNECTED_ON, meaning('connectedOn')],
];

/** LinkedIn's `Connections.csv`, with or without the notes before its header. Source: imports.md, 5.1. */
export const linkedIn = tableFormat({
  name: 'linkedin',
  isHeader: (columns) => hasNames(columns) && CONNECTED_ON.some((header) => columns.has(header)),
  mayBeHeader: hasNames,
  meaningOf: (header) => MEANINGS.find(([headers]) => headers.includes(header))?.[1] ?? meaning('extra'),
  nameless,
});

/** The day of connecting sets LinkedIn's file apart from Outlook's and Google's, which have first names too. */
function hasNames(columns: Columns): boolean {
  return GIVEN_NAME.some((header) => columns.has(header));
}

/** LinkedIn keeps a line with nothing but a date for accounts that were closed. */
function nameless({ organisation, role, points, remarks, connectedOn }: ParsedContact): 'closed-account' | 'no-name' {
  const isDated = connectedOn !== null || remarks.some(({ code }) => code === 'date-dropped');
  return isDated && organisation === null && role === null && points.length === 0 ? 'closed-account' : 'no-name';
}
