import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaning } from '../../../src/imports/domain/column-meaning.js';
import { isRowError, type ParsedContact, type RowError } from '../../../src/imports/domain/parsed-contact.js';
import { delimiters, encodings, type Encoding, type Reading } from '../../../src/imports/domain/reading.js';
import { cellBirthday, cellDay } from '../../../src/imports/domain/days/table-days.js';
import { wholeName } from '../../../src/imports/domain/names/whole-name.js';
import { addressed } from '../../../src/imports/domain/names/addressed.js';
import { linkedIn } from '../../../src/imports/formats/linkedin.js';
import { csv } from '../../../src/imports/formats/csv.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';
import { mostColumns } from '../../../src/imports/reading/table.js';
import { headerMeaning } from '../../../src/imports/tables/guess/header-meaning.js';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures/imports', name));
const read = (bytes: Uint8Array, reading: Reading = {}, format = csv): (ParsedContact | RowError)[] => [
  ...format.parse({ name: 'people.csv', bytes, reading }),
];
const text = (lines: string): Buffer => Buffer.from(lines);

describe('a table of two columns that say nothing', () => {
  test.each(['Spitzel;Schuhe\nGreta;37\nTom;44', 'Spitzel,Schuhe\nGreta,37', 'Spitzel\tSchuhe\nGreta\t37'])(
    'is a table: %j',
    (lines) => {
      expect(formatOf(text(lines)).name).toBe('csv');
    },
  );

  test.each(['Liebe Greta,\nich bin bald in Jena, und du?', 'Erst das. Dann, nun ja,\ndas, und jenes.', 'Hallo, Welt'])(
    'is none where it is a letter: %j',
    (lines) => {
      expect(csv.sniff(text(lines))).toBe(0);
    },
  );
});

describe('a table of nobody knows which program', () => {
  test('of a German Excel is read field by field', () => {
    const bytes = fixture('table-excel-de.csv');
    expect(formatOf(bytes).name).toBe('csv');
    const [greta, jonna, nameless, ...more] = read(bytes);
    expect(greta).toMatchObject({
      row: 1,
      givenName: 'Greta',
      familyName: 'Beispiel',
      birthday: '1980-05-17',
      city: 'München',
      tags: ['Radio', 'Chor'],
      talks: [{ on: '2024-02-03', channel: 'other', direction: 'mutual', summary: null, count: 1 }],
      points: [
        { kind: 'email', value: 'greta@radio.example', label: 'home', preferred: false },
        { kind: 'phone', value: '+49 89 000000', label: 'work', preferred: false },
      ],
      addresses: [{ street: 'Musterstr. 1', postalCode: '80331', city: 'München' }],
      extras: [{ name: 'Lieblingstier', value: 'Dachs' }],
      doubt: null,
      remarks: [],
    });
    expect(jonna).toMatchObject({
      ...{ givenName: 'Jonna', familyName: 'von Probe', honorific: 'Dr.', gender: 'f', birthday: null, city: 'Köln' },
      ...{ addresses: [], remarks: [], extras: [] },
    });
    expect(nameless).toMatchObject({ row: 3, error: { code: 'no-name' }, label: 'kein@name.example' });
    expect(nameless).toMatchObject({ source: ';kein@name.example;;;;;;;;' });
    expect(more).toEqual([]);
  });

  test('in French is read, with the day before the month', () => {
    expect(read(fixture('table-fr.csv'))).toMatchObject([
      { givenName: 'Léa', familyName: 'Exemple', organisation: 'Théâtre Exemple', birthday: '1980-05-17' },
    ]);
  });

  test('may have no header at all', () => {
    const bytes = fixture('table-without-header.csv');
    expect(read(bytes)).toMatchObject([
      { givenName: 'Greta', familyName: 'Beispiel', points: [{ kind: 'email' }, { kind: 'phone' }] },
      { givenName: 'Jonas', familyName: 'Probe', row: 2 },
    ]);
    expect(csv.outline?.({ name: 'a.csv', bytes, reading: {} })?.columns).toMatchObject([
      { header: '', meaning: meaning('fullName'), samples: ['Greta Beispiel', 'Jonas Probe'] },
      { header: '', meaning: meaning('email') },
      { header: '', meaning: meaning('phone') },
    ]);
  });

  test('is read as the user says: encoding, delimiter, columns', () => {
    const reading: Reading = {
      encoding: 'windows-1252',
      delimiter: '\t',
      columns: [meaning('familyName'), meaning('givenName'), meaning('ignored')],
    };
    const bytes = Buffer.concat([text('A\tB\tC\tD\nM'), Buffer.from([0xfc]), text('ßig;\tGreta\tx\ty\n')]);
    expect(read(bytes, reading)[0]).toMatchObject({ givenName: 'Greta', extras: [{ name: 'D', value: 'y' }] });
    expect(csv.outline?.({ name: 'a.csv', bytes, reading })).toMatchObject({ ...reading, columns: { length: 4 } });
  });

  test('without names gives rows without a name, with their lines', () => {
    expect(read(fixture('other-table.csv'))).toEqual([
      { row: 1, error: { code: 'no-name', params: {} }, label: 'Apfel', source: 'Apfel,1,2' },
    ]);
  });

  test.each(['page.html', 'picture.png', 'random.bin'])('is never %s', (name) => {
    expect(csv.sniff(fixture(name))).toBe(0);
    expect(() => read(fixture(name))).toThrow(expect.objectContaining({ type: 'no-people-in-file' }));
  });

  test('of more columns than are looked at is read up to there', () => {
    const wide = Array.from({ length: mostColumns * 2 }, (_, at) => `x${at}`).join(',');
    const [greta] = read(text(`Vorname,${wide}\nGreta,${wide}\n`));
    expect(greta).toMatchObject({ givenName: 'Greta', doubt: null });
    expect((greta as ParsedContact).extras).toHaveLength(mostColumns - 1);
  });

  test('sets a row without a person but with an organisation aside', () => {
    expect(read(text('Name,Company,Phone\n,Radio Muster,030 1\n'))[0]).toMatchObject({
      ...{ givenName: null, familyName: null, organisation: 'Radio Muster', points: [{ value: '030 1' }] },
      doubt: { code: 'not-a-person' },
    });
  });

  test('tells what somebody likes, each thing once', () => {
    const [greta] = read(text('Name,Likes,Hobby,Notes\nGreta Beispiel,Chor,Rudern,nett\n'));
    expect(greta).toMatchObject({ likes: 'Chor, Rudern', notes: 'nett', extras: [] });
    expect(read(text('Name,Likes,Hobby\nGreta Beispiel,Chor,Chor\n'))[0]).toMatchObject({ likes: 'Chor' });
  });

  test('has days as a spreadsheet counts them, where their column lost its format', () => {
    expect(read(text('Name;Geburtstag;Letzter Kontakt\nGreta Beispiel;29358;45356,5\n'))[0]).toMatchObject({
      ...{ birthday: '1980-05-17', talks: [{ on: '2024-03-05' }], remarks: [] },
    });
  });

  test('keeps what a second column of a kind says', () => {
    expect(read(text('Name,Company,Company\nGreta Beispiel,Radio,Chor\n'))[0]).toMatchObject({
      organisation: 'Radio',
      extras: [{ name: 'Company', value: 'Chor' }],
    });
  });
});

test.each([
  ['First Name', meaning('givenName')],
  ['first_name', meaning('givenName')],
  ['lastName', meaning('familyName')],
  ['E-Mail geschäftlich', meaning('email', 'work')],
  ['Mobiltelefon', meaning('phone', 'cell')],
  ['Business Street 2', meaning('street', 'work', 'work')],
  ['Address 1 - Postal Code', meaning('postalCode', null, '1')],
  ['Straße und Hausnummer', meaning('street')],
  ['Fecha de nacimiento', meaning('birthday')],
  ['E-Mail-Typ', null],
  ['Project name', null],
  ['greta@radio.example', null],
])('the header %s means %j', (header, expected) => {
  expect(headerMeaning(header)).toEqual(expected);
});

test.each([
  ['--05-17', true, { birthday: '--05-17' }],
  ['17.05.1980', true, { birthday: '1980-05-17' }],
  ['17.5.', true, { birthday: '--05-17' }],
  ['5/17/1980', true, { birthday: '1980-05-17' }],
  ['05/06/1980', true, { birthday: '1980-05-06' }],
  ['05/06/1980', false, { birthday: '1980-06-05' }],
  ['17/05/1980', true, { birthday: '1980-05-17' }],
  ['1996-02-29', true, { birthday: '1996-02-29' }],
  ['19800517', true, { birthday: '1980-05-17' }],
  ['1980-05-17 00:00:00', true, { birthday: '1980-05-17' }],
  ['1604-05-17', true, { birthday: '--05-17' }],
  ['17. Mai', true, { birthday: '--05-17' }],
  ['0.0.00', true, 'none'],
  ['29358', true, { birthday: '1980-05-17' }],
  ['29358.0', true, { birthday: '1980-05-17' }],
  ['1980', true, 'unreadable'],
  ['0/0/00', true, 'none'],
  ['30.02.1980', true, 'unreadable'],
  ['im Mai', true, 'unreadable'],
] as const)('the birthday %s (month first: %s) is %j', (cell, monthFirst, expected) => {
  expect(cellBirthday(cell, monthFirst)).toEqual(expected);
});

test.each([
  ['05/06/2024', true, '2024-05-06'],
  ['05/06/2024', false, '2024-06-05'],
  ['3.2.24', false, '2024-02-03'],
  ['45356', true, '2024-03-05'],
  ['45356.75', false, '2024-03-05'],
  ['4535', true, null],
  ['03/15/2024', false, '2024-03-15'],
])('the day %s (month first: %s) is %s', (cell, monthFirst, expected) => {
  expect(cellDay(cell, monthFirst)).toBe(expected);
});

test.each([
  ['Greta Beispiel', 'Greta', 'Beispiel'],
  ['Beispiel, Greta', 'Greta', 'Beispiel'],
  ['BEISPIEL, GRETA', 'GRETA', 'BEISPIEL'],
  ['Greta Beispiel, MBA', 'Greta', 'Beispiel'],
  ['Jonna von der Probe', 'Jonna', 'von der Probe'],
  ['Greta', 'Greta', null],
  ['von Beispiel', null, 'von Beispiel'],
])('the whole name %s has its parts', (name, givenName, familyName) => {
  expect(wholeName(name)).toMatchObject({ givenName, familyName });
});

test.each([
  ['Frau', { gender: 'f', title: null, rest: null }],
  ['Herr Dr.', { gender: 'm', title: 'Dr.', rest: null }],
  ['Mr.', { gender: 'm', title: null, rest: null }],
  ['Sehr geehrte Frau Prof. Dr. Probe', { gender: 'f', title: 'Prof. Dr.', rest: 'Probe' }],
  ['du', { gender: null, title: null, rest: 'du' }],
])('the form of address "%s" tells gender and title, never Sie or du', (words, expected) => {
  expect(addressed(words)).toEqual(expected);
});

const encoded = (lines: string, encoding: Encoding): Buffer => {
  if (encoding === 'utf-8') return Buffer.from(lines);
  if (encoding === 'windows-1252') return Buffer.from(lines, 'latin1');
  const little = Buffer.from(`\ufeff${lines}`, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
};

test('whatever people are printed, with any delimiter and encoding, come back', () => {
  const word = fc.stringMatching(/^[A-ZÄÖÜ][a-zäöüß]{1,8}$/);
  const note = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\t', '\n', ' ') });
  const person = fc.record({ given: word, family: word, note });
  const any = fc.tuple(
    fc.array(person, { minLength: 1, maxLength: 8 }),
    fc.constantFrom(...delimiters),
    fc.constantFrom(...encodings),
  );
  fc.assert(
    fc.property(any, ([people, delimiter, encoding]) => {
      const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
      const rows = people.map(({ given, family, note: about }) => [given, family, about].map(cell).join(delimiter));
      const printed = encoded(
        [['Vorname', 'Nachname', 'Bemerkung'].join(delimiter), ...rows, ''].join('\r\n'),
        encoding,
      );
      const back = read(printed).map((item) =>
        isRowError(item) ? item : [item.givenName, item.familyName, item.notes],
      );
      expect(back).toEqual(
        people.map(({ given, family, note: about }) => [given, family, about.replace(/\r\n?/g, '\n').trim() || null]),
      );
    }),
  );
});

test('no bytes and no cells make a table throw anything but that nobody is in it', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('Name', 'E-Mail', 'Anrede', '"', '0/0/00', ' ::: ', 'a@b.example', '* x', '-'),
  );
  const lines = fc.array(fc.array(cell).map((cells) => cells.join(','))).map((rows) => Buffer.from(rows.join('\n')));
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), lines);
  fc.assert(
    fc.property(bytes, (file) => {
      for (const format of [csv, linkedIn]) {
        format.sniff(file);
        format.outline?.({ name: 'x', bytes: file, reading: {} });
        try {
          read(file, {}, format);
        } catch (error) {
          expect(error).toMatchObject({ type: 'no-people-in-file' });
        }
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  [100_000, ['Greta', 'Tom']],
  [100_001, ['Greta']],
])('behind %i blank rows somebody may come: %j', (blankRows, names) => {
  const lines = `Vorname,E-Mail\nGreta,g@x.example\n${',\n'.repeat(blankRows)}Tom,t@x.example\n`;
  expect(read(text(lines)).map((item) => (isRowError(item) ? item.error : item.givenName))).toEqual(names);
});
