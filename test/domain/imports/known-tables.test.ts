import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportFormat } from '../../../src/imports/formats/format.js';
import { google } from '../../../src/imports/formats/google.js';
import { linkedIn } from '../../../src/imports/formats/linkedin.js';
import { outlook } from '../../../src/imports/formats/outlook.js';
import { thunderbird } from '../../../src/imports/formats/thunderbird.js';
import { isRowError, type ParsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';
import { bytesOf } from './fixture.js';
import * as headers from './official-headers.js';

const tables: readonly (readonly [name: string, format: ImportFormat, header: readonly string[]])[] = [
  ['Google since 2024', google, headers.googleNew],
  ['Google until 2024', google, headers.googleOld],
  ['both of Google', google, [...headers.googleOld, ...headers.googleNew.slice(0, 17)]],
  ['Outlook in English', outlook, headers.outlookEnglish],
  ['Outlook in German', outlook, headers.outlookGerman],
  ['outlook.com', outlook, headers.outlookCom],
  ['GMX', outlook, headers.gmx],
  ["Google's Outlook CSV", outlook, headers.outlookOfGoogle],
  ['Thunderbird in English', thunderbird, headers.thunderbirdEnglish],
  ['Thunderbird in German', thunderbird, headers.thunderbirdGerman],
];

function csv(rows: readonly (readonly string[])[], delimiter = ','): Buffer {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
  return Buffer.from(rows.map(line).join('\r\n'));
}

function first(format: ImportFormat, rows: readonly (readonly string[])[]): ParsedContact {
  const [item] = format.parse({ name: 'a.csv', bytes: csv(rows), reading: {} });
  if (!item || isRowError(item)) throw new Error(`no person: ${JSON.stringify(item)}`);
  return item;
}

describe('a table is told by its header', () => {
  test.each(tables)('%s', (_, format, header) => {
    for (const delimiter of [',', ';', '\t']) {
      const bytes = csv([header], delimiter);
      expect([google, outlook, thunderbird, linkedIn].filter((one) => one.sniff(bytes) > 0.5)).toEqual([format]);
      expect(formatOf(bytes)).toBe(format);
    }
  });

  test.each(['linkedin-Connections-en.csv', 'linkedin-Connections-de.csv', 'linkedin-no-url.csv'])(
    '%s is none of them',
    (name) => {
      expect([google, outlook, thunderbird].map((one) => one.sniff(bytesOf(name)))).toEqual([0, 0, 0]);
      expect(formatOf(bytesOf(name))).toBe(linkedIn);
    },
  );

  test('and is shown with what its columns mean', () => {
    const outline = google.outline?.({ name: 'a.csv', bytes: bytesOf('google-new.csv'), reading: {} });
    expect(outline).toMatchObject({ encoding: 'utf-8', delimiter: ',' });
    expect(outline?.columns.find(({ header }) => header === 'Phone 1 - Value')).toEqual({
      header: 'Phone 1 - Value',
      meaning: { field: 'phone', label: null, group: 'phone 1' },
      samples: ['+49 151 0000000'],
    });
  });

  test('names of built-in properties are columns like any other', () => {
    const header = ['First Name', 'Business Phone', 'Business Street', 'constructor', 'toString', '__proto__'];
    expect(first(outlook, [header, ['Greta', '', '', 'a', 'b', 'c']]).extras).toEqual([
      { name: 'constructor', value: 'a' },
      { name: 'toString', value: 'b' },
      { name: '__proto__', value: 'c' },
    ]);
    const numbered = ['First Name', 'Organization Name', 'constructor 1 - name', 'address 1 - constructor'];
    expect(first(google, [numbered, ['Greta', '', 'a', 'b']]).extras).toEqual([
      { name: 'constructor 1 - name', value: 'a' },
      { name: 'address 1 - constructor', value: 'b' },
    ]);
  });
});

/** What these programs fill in by themselves, or what stands beside the value it describes. */
const LEFT_OUT =
  /^(?:photo|initialen|directory server|internet free busy|internet frei\/gebucht|verzeichnisserver|e-mail(?: \d)? type|e-mail-typ|e-mail \d: typ)$/i;
/** Outlook writes initials itself, Google does not. */
const isLeftOut = (format: ImportFormat, header: string): boolean =>
  LEFT_OUT.test(header) ||
  (format === outlook && header === 'Initials') ||
  (format === google && /^(?:priority|sensitivity)$/i.test(header));
const LABEL = / - (?:label|type|service)$/i;

/** A cell as it may stand under a header: what has a shape has it, everything else is a word of its own. */
function cellFor(header: string, word: string, number: number): string {
  if (/e-mail.*(?:value|address|adresse)$|^primary email|^secondary email|e-mail-adresse/i.test(header))
    return `${word}@x.example`;
  if (/birthday|^geburtstag$/i.test(header)) return '1980-05-17';
  if (/phone|telefon|fax|^tel\.|pager|mobil|isdn|callback|rückmeldung|telex/i.test(header))
    return `+49 ${700_000 + number}`;
  return word;
}

describe('no cell is lost', () => {
  test.each(tables)('of %s', (_, format, header) => {
    const columns = header.map((name, at) => ({ name, at })).filter(({ name }) => !isLeftOut(format, name));
    fc.assert(
      fc.property(fc.subarray(columns, { minLength: 1 }), fc.integer({ min: 0, max: 900 }), (filled, seed) => {
        const row = header.map((name, at) => (/^(?:first name|given name|vorname)$/i.test(name) ? `Nameq${at}z` : ''));
        for (const { name, at } of filled) row[at] = cellFor(name, `Wortq${seed + at}z`, seed + at);
        const told = JSON.stringify(first(format, [header, row]));
        for (const { name, at } of filled) {
          const describes = LABEL.test(name) && !filled.some((other) => isValueOf(other.name, name));
          const hasNoValue = describes || isDatePart(name);
          if (!hasNoValue) expect(told, name).toContain(row[at]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** A label describes the value beside it; without one there is nothing to say. */
function isValueOf(value: string, label: string): boolean {
  const group = label.replace(LABEL, '');
  return value.startsWith(`${group} - `) && !LABEL.test(value);
}

/** A year, a month and a day make one birthday; their words are tried elsewhere. */
function isDatePart(header: string): boolean {
  return /^(?:birth (?:year|month|day)|geburts(?:jahr|monat|tag))$/i.test(header);
}
