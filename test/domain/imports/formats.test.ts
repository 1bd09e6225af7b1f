import { describe, expect, test } from 'vitest';
import { isRowError, type ParsedContact, type RowError } from '../../../src/imports/domain/parsed-contact.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';
import { formats } from '../../../src/imports/formats/registry.js';
import { wiedersehenCsv } from '../../../src/imports/formats/wiedersehen-csv.js';
import { bytesOf, parsed } from './fixture.js';
import { fixtureOf } from '../../support/format-fixtures.js';

const read = (name: string, format?: string): (ParsedContact | RowError)[] => {
  const bytes = bytesOf(name);
  return parsed(bytes, formatOf(bytes, format));
};
const people = (name: string): ParsedContact[] => read(name).filter((item): item is ParsedContact => !isRowError(item));
const errors = (name: string): (readonly [number, string])[] =>
  read(name).flatMap((item) => (isRowError(item) ? [[item.row, item.error.code] as const] : []));

describe("LinkedIn's Connections.csv", () => {
  test('is read without the URL column of today', () => {
    expect(people('linkedin-no-url.csv')).toMatchObject([{ givenName: 'Greta', connectedOn: '2024-03-15' }]);
  });

  test('is read in Windows-1252 with semicolons', () => {
    expect(people('linkedin-windows-1252.csv')).toMatchObject([
      { givenName: 'Jürgen', familyName: 'Müßig', organisation: 'Bäckerei Öhler', connectedOn: '2022-03-03' },
    ]);
  });

  test('is read in UTF-16 with tabs', () => {
    expect(people('linkedin-utf-16.csv')).toMatchObject([{ givenName: 'Jürgen', familyName: 'Müßig' }]);
  });

  test('keeps the person of a date that does not exist, and says so', () => {
    const found = people('linkedin-dates.csv');
    expect(found.map(({ connectedOn }) => connectedOn)).toEqual([
      '2024-03-05',
      '2026-08-01',
      '2024-03-15',
      null,
      null,
      null,
    ]);
    expect(found.map(({ remarks }) => remarks)).toEqual([
      [],
      [],
      [],
      [{ code: 'date-dropped', params: { value: '31 Feb 2024' } }],
      [{ code: 'date-dropped', params: { value: 'gestern' } }],
      [],
    ]);
  });

  test('goes on after every faulty row', () => {
    const [few, many, nameless, closed, control, open, last] = read('linkedin-rows-with-faults.csv');
    expect(few).toMatchObject({
      givenName: 'Greta',
      doubt: { code: 'too-few-columns', params: { found: 2, expected: 7 } },
    });
    expect(many).toMatchObject({ givenName: 'Jonas', doubt: { code: 'too-many-columns' } });
    expect(nameless).toMatchObject({ error: { code: 'no-name' }, label: 'Muster GmbH' });
    expect(closed).toMatchObject({ error: { code: 'closed-account' } });
    expect(control).toMatchObject({ givenName: 'Lea', familyName: 'Lang er' });
    expect(open).toMatchObject({ row: 6, error: { code: 'broken-row' } });
    expect(last).toMatchObject({ row: 7, givenName: 'Noah', familyName: 'Ganz' });
  });
});

describe('a vCard file', () => {
  test('of version 4.0 is read', () => {
    const [lena, theatre] = read('vcard-4.vcf');
    expect(lena).toMatchObject({
      givenName: 'Lena',
      familyName: 'Müller',
      gender: 'f',
      birthday: '--05-17',
      organisation: 'Stadttheater',
      points: [
        { kind: 'email', value: 'lena@theater.example', preferred: true },
        { kind: 'phone', value: '+49-151-0000001', label: 'cell' },
        { kind: 'link', value: 'https://www.linkedin.com/in/lena-mueller' },
      ],
    });
    expect(theatre).toMatchObject({ organisation: 'Stadttheater', doubt: { code: 'not-a-person' } });
  });

  test('is unfolded before it is decoded', () => {
    expect(people('vcard-folded-in-a-character.vcf')).toMatchObject([
      { familyName: 'Größenwahn', notes: 'Grüße aus der Kantine, immer gut gelaunt' },
    ]);
  });

  test('in Windows-1252 is read', () => {
    expect(people('vcard-windows-1252.vcf')).toMatchObject([{ givenName: 'Jürgen', familyName: 'Müller' }]);
  });

  test('goes on after every faulty card', () => {
    expect(errors('vcard-faults.vcf')).toEqual([[2, 'no-name']]);
    expect(people('vcard-faults.vcf')).toMatchObject([
      { row: 1, givenName: 'Abgebrochen', doubt: { code: 'broken-card' } },
      { row: 3, givenName: 'Lena', familyName: 'Müller' },
      {
        givenName: 'Jonas',
        points: [{ kind: 'phone', value: '+49 151 0000002', label: 'cell' }],
        birthday: null,
        remarks: [
          { code: 'birthday-dropped', params: { value: '1980-02-30' } },
          { code: 'lines-dropped', params: { count: 1 } },
        ],
      },
    ]);
  });
});

describe('a file that is no contact file', () => {
  test.each([
    ['empty.csv', 'empty-file'],
    ['blank.csv', 'empty-file'],
    ['picture.png', 'no-contact-file'],
    ['page.html', 'no-contact-file'],
    ['random.bin', 'no-contact-file'],
    ['table.xlsx', 'excel-file'],
    ['old-excel.xls', 'excel-file'],
  ])('%s is refused as %s', (name, type) => {
    expect(() => read(name)).toThrow(expect.objectContaining({ type }));
  });

  test('is refused also when a format is named', () => {
    expect(() => read('picture.png', 'linkedin')).toThrow(expect.objectContaining({ type: 'no-people-in-file' }));
    expect(() => read('apple.vcf', 'excel')).toThrow(expect.objectContaining({ type: 'unknown-import-format' }));
  });

  test('with a header and nobody below gives nobody', () => {
    expect(read('header-only.csv')).toEqual([]);
  });
});

test('every format but our own has a file to be tried with, in test/support/format-fixtures.ts', () => {
  const without = formats.filter(({ name }) => name !== wiedersehenCsv.name && fixtureOf[name] === undefined);
  expect(without.map(({ name }) => name)).toEqual([]);
});
