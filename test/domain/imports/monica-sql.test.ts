import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { monicaSql } from '../../../src/imports/formats/monica-sql.js';
import { NoPeopleInFile } from '../../../src/imports/imports.errors.js';
import { sqlAccount } from '../../../src/imports/monica/sql-account.js';
import { sqlRows } from '../../../src/imports/monica/sql-rows.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';
import { bytesOf, parsed, rowsOf, somebody } from './fixture.js';

describe("Monica's SQL", () => {
  test('is known by its beginning', () => {
    expect(formatOf(bytesOf('monica.sql')).name).toBe('monica-sql');
  });

  test('gives the same people, put together from its tables', () => {
    const [greta, jonas, ...others] = rowsOf('monica.sql');
    expect(others).toEqual([]);
    expect(greta).toEqual(
      parsedContact(1, {
        givenName: 'Greta',
        familyName: "O'Beispiel",
        nickname: 'Gre',
        gender: 'f',
        organisation: '4711',
        role: 'Redaktionsleiterin',
        city: 'Dresden',
        country: 'DE',
        birthday: '--05-17',
        notes: 'Erste Zeile\nzweite "Zeile" mit \\ und ; darin\n\n2020-02-03: Mag Radiofeatures',
        points: [
          { kind: 'email', value: 'greta@radio.example', label: null, preferred: false },
          { kind: 'phone', value: '0170000000', label: null, preferred: false },
          { kind: 'phone', value: '+49890000', label: null, preferred: false },
        ],
        addresses: [
          {
            street: 'Musterstr. 1',
            postalCode: '01067',
            city: 'Dresden',
            region: null,
            country: 'DE',
            label: 'Büro',
            preferred: false,
          },
        ],
        tags: ['Praktikum'],
        talks: [
          { on: '2021-05-01', channel: 'call', direction: 'inbound', summary: 'Kurz telefoniert', count: 1 },
          { on: '2022-05-06', channel: 'other', direction: 'mutual', summary: 'Kaffee; mit Kuchen),(', count: 1 },
        ],
        reminders: [{ on: '2019-01-07', text: 'Melden', every: { number: 2, unit: 'week' } }],
        key: 'c-1',
        relations: [
          { kind: 'colleague', key: '2' },
          { kind: 'introduced-by', key: '2' },
        ],
        cadence: 90,
        favourite: true,
        extras: [
          { name: 'first_met_date', value: '2019-08-01' },
          { name: 'child', value: 'Mia' },
          { name: 'first_met_where', value: 'Funkhaus' },
          { name: 'pet', value: 'name: Rex' },
        ],
      }),
    );
    expect(jonas).toEqual(
      parsedContact(2, {
        givenName: 'Jonas',
        familyName: 'Probe',
        talks: [{ on: '2020-01-04', channel: 'message', direction: 'inbound', summary: null, count: 2 }],
        key: '2',
      }),
    );
  });

  test('never gives passwords or the text of messages', () => {
    expect(bytesOf('monica.sql').toString()).toContain('CANARY-PASSWORD');
    expect(JSON.stringify(rowsOf('monica.sql'))).not.toContain('CANARY');
  });

  test('tells a row that breaks off, as it stands there, and reads the next statement', () => {
    const [greta, broken] = rowsOf('monica-broken-row.sql');
    expect(somebody(greta).notes).toContain('Geht weiter');
    expect(broken).toEqual({
      row: 2,
      error: { code: 'broken-row', params: {} },
      label: null,
      source: "(8,7,'Nie zu Ende\n",
    });
  });

  test('without people is said so', () => {
    expect(() => parsed(Buffer.from('SET FOREIGN_KEY_CHECKS=0;'), monicaSql)).toThrow(NoPeopleInFile);
  });

  test('gives what hangs on an id to the first row that has it, not to a thousand', () => {
    const people = Array.from({ length: 3 }, (_, at) => `('7','Person ${at}')`).join(',\n');
    const notes = Array.from({ length: 3 }, (_, at) => `('${at}','7','Notiz ${at}')`).join(',\n');
    const dump = `INSERT IGNORE INTO \`contacts\` (\`id\`,\`first_name\`) VALUES\n${people};\nINSERT IGNORE INTO \`notes\` (\`id\`,\`contact_id\`,\`body\`) VALUES\n${notes};\n`;
    const read = sqlAccount(dump).people.map((entry) => entry.person().things.get('note')?.length ?? 0);
    expect(read).toEqual([3, 0, 0]);
  });

  test('gives back every text that PHP escaped', () => {
    const escaped = (text: string): string => text.replace(/['"\\]/g, '\\$&').replaceAll('\u0000', '\\0');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const columns = texts.map((_, at) => `\`c${at}\``).join(',');
        const values = texts.map((text) => `'${escaped(text)}'`).join(',');
        const [row] = sqlRows(`INSERT IGNORE INTO \`t\` (${columns}) VALUES\n (${values});\n`);
        expect(row).toEqual({ table: 't', fields: Object.fromEntries(texts.map((text, at) => [`c${at}`, text])) });
      }),
    );
  });

  test.each([
    ['statements that never end', 'INSERT IGNORE INTO `contacts` (`id`'],
    ['rows that never end', "INSERT IGNORE INTO `contacts` (`id`) VALUES\n ('"],
    ['heads without rows', 'INSERT IGNORE INTO `contacts` (`id`) VALUES\n'],
    ['backslashes', '\\'],
    ['quotes', "'"],
  ])('is read in a moment, even if it is two megabytes of %s', (_, piece) => {
    const text = `INSERT IGNORE INTO \`contacts\` (\`id\`) VALUES\n ('${piece.repeat(Math.ceil(2_000_000 / piece.length))}`;
    const rows = [...sqlRows(text)]; // looking back from each piece once would take 10^12 steps: it would never end
    expect(rows.length).toBeLessThan(100_000);
  });
});
