import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { cellText, csvCell } from '../../../src/exports/csv/csv-cell.js';
import { csvHeader, csvTexts, type ListSizes } from '../../../src/exports/csv/csv-columns.js';
import type { PortablePerson } from '../../../src/exports/people/portable-person.js';
import { fillable } from '../../../src/imports/domain/fill-in.js';
import { isRowError, type ParsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { wiedersehenCsv } from '../../../src/imports/formats/wiedersehen-csv.js';
import { exactRecords } from '../../../src/imports/reading/exact-records.js';
import { anyPerson } from '../../support/any-person.js';

const nasty = fc
  .array(fc.constantFrom(...'aß😀=+-@\'"\t\r\n,; ', '=cmd|', '\r\n', "''", '＝'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('a cell', () => {
  it.each([
    ['=cmd|/c calc', "'=cmd|/c calc"],
    ['+49 40 1234', "'+49 40 1234"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ["'=mine", "''=mine"],
    ["'tis", "'tis"],
    ['Söhne, "Probe"', '"Söhne, ""Probe"""'],
    ['\tx', '"\'\tx"'],
    ['', ''],
  ])('%j is written as %j and read back', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('never begins as a formula does, and comes back to the character', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), fc.constantFrom(',', ';'), (texts, delimiter) => {
        const line = `${texts.map(csvCell).join(delimiter)}\r\n`;
        const cells = [...exactRecords(line, delimiter)][0] ?? texts.map(() => '');
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/);
        expect(cells.map(cellText)).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a table of people', () => {
  const file = (people: readonly PortablePerson[], delimiter: string): string => {
    const names = [...new Set(people.flatMap(({ custom }) => custom.map(({ name }) => name)))];
    const most = (count: (person: PortablePerson) => number): number => Math.max(0, ...people.map(count));
    const of = (kind: string) => (person: PortablePerson) =>
      person.points.filter((point) => point.kind === kind).length;
    const sizes: ListSizes = {
      email: most(of('email')),
      phone: most(of('phone')),
      link: most(of('link')),
      address: most(({ addresses }) => addresses.length),
      past: most(({ history }) => history.length),
      tag: most(({ tags }) => tags.length),
    };
    const lines = [csvHeader(sizes, names), ...people.map((person) => csvTexts(person, sizes, names))];
    return `\ufeff${lines.map((texts) => `${texts.map(csvCell).join(delimiter)}\r\n`).join('')}`;
  };
  const read = (text: string): ParsedContact[] =>
    [...wiedersehenCsv.parse({ name: 'people.csv', bytes: Buffer.from(text), reading: {} })].map((row) => {
      if (isRowError(row)) throw new Error(row.error.code);
      return row;
    });
  const named = anyPerson.map((person) => ({ ...person, givenName: person.givenName ?? 'Anna' }));

  it('comes back as the same people, whoever they are and whatever parts their fields', () => {
    fc.assert(
      fc.property(fc.array(named, { minLength: 1, maxLength: 4 }), fc.constantFrom(',', ';'), (people, delimiter) => {
        const text = file(people, delimiter);
        expect(wiedersehenCsv.sniff(Buffer.from(text))).toBe(1);
        const rows = read(text);
        expect(rows).toHaveLength(people.length);
        people.forEach((person, index) => {
          const read = rows[index] as ParsedContact;
          const { more, points, addresses, tags } = read;
          expect(person).toMatchObject({ points, addresses, tags });
          for (const field of fillable) expect(person[field]).toBe(read[field]);
          const { custom, ...rest } = more as NonNullable<typeof more>;
          expect(person).toMatchObject(rest);
          const told = new Map(person.custom.map(({ name, value }) => [name, String(value)]));
          expect(new Map(custom.map(({ name, value }) => [name, value]))).toEqual(told);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is a table for everybody else, too', () => {
    fc.assert(
      fc.property(fc.array(named, { minLength: 1, maxLength: 3 }), (people) => {
        const records = parse(file(people, ','), { bom: true, relax_column_count: false });
        expect(records).toHaveLength(people.length + 1);
      }),
    );
  });

  it('saved once more by a spreadsheet, with other quotes and line ends, still says the same', () => {
    const header = 'id;honorific;givenName;familyName;gotOnWell;higherStatus;phone1;phone1Label\n';
    const [row] = read(`${header}"x";;"Greta";Beispiel;4;WAHR;'+49 40 1;\n;;;;;;;\n`);
    expect(row).toMatchObject({
      givenName: 'Greta',
      points: [{ kind: 'phone', value: '+49 40 1', label: null }],
      more: { gotOnWell: 4, higherStatus: true },
    });
  });
});
