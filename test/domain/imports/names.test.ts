import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsedContact, type ParsedContact, type RowError } from '../../../src/imports/domain/parsed-contact.js';
import { names } from '../../../src/imports/formats/names.js';
import { NoPeopleInFile } from '../../../src/imports/imports.errors.js';
import { bytesOf } from './fixture.js';

const parsed = (text: string): (ParsedContact | RowError)[] => [
  ...names.parse({ name: 'pasted.txt', bytes: Buffer.from(text), reading: {} }),
];

describe('pasted lines', () => {
  test('give name, organisation and role, however they are set apart', () => {
    const file = bytesOf('names.txt').toString();
    expect(parsed(file)).toEqual([
      parsedContact(1, {
        givenName: 'Greta',
        familyName: 'Beispiel',
        organisation: 'Radio Muster',
        role: 'Redaktionsleiterin',
      }),
      parsedContact(2, { givenName: 'Jonas', familyName: 'Probe', organisation: 'Verein e.V.', role: 'Schatzmeister' }),
      parsedContact(3, { givenName: 'Lea', familyName: 'Muster', role: 'Lektorin' }),
      parsedContact(4, {
        givenName: 'Noah',
        familyName: 'von der Heide',
        organisation: 'Muster GmbH',
        role: 'Gründer',
      }),
      parsedContact(5, { givenName: 'Anna-Lena', familyName: 'Ganz', organisation: 'Beispiel AG' }),
      parsedContact(6, { familyName: 'Klein', honorific: 'Dr.', gender: 'f' }),
      parsedContact(7, { givenName: 'Momo' }),
      parsedContact(8, {
        givenName: 'Greta',
        familyName: 'Beispiel',
        points: [{ kind: 'email', value: 'greta@x.example', label: null, preferred: false }],
      }),
      parsedContact(9, {
        givenName: 'Ole',
        familyName: 'Klein',
        organisation: 'Theater',
        role: 'Dramaturg',
        notes: 'kennt Greta',
        points: [
          { kind: 'email', value: 'ole@y.example', label: null, preferred: false },
          { kind: 'phone', value: '0170 000000', label: null, preferred: false },
        ],
      }),
      parsedContact(10, {
        givenName: 'Mia',
        familyName: 'Lang',
        points: [{ kind: 'link', value: 'https://www.linkedin.com/in/mia-lang', label: 'LinkedIn', preferred: false }],
      }),
      { row: 11, error: { code: 'no-name', params: {} }, label: '12345', source: '12345' },
    ]);
  });

  test.each([
    ['Greta Beispiel – Radio Muster – Redakteurin'],
    ['Greta Beispiel - Radio Muster - Redakteurin'],
    ['Greta Beispiel; Radio Muster; Redakteurin'],
    ['Greta Beispiel | Radio Muster | Redakteurin'],
    ['Greta Beispiel\tRadio Muster\tRedakteurin'],
    ['"Greta Beispiel","Radio Muster","Redakteurin"'],
    ['3. Greta Beispiel, Radio Muster, Redakteurin'],
    ['• Greta Beispiel,Radio Muster,Redakteurin\r'],
  ])('%s', (line) => {
    expect(parsed(line)).toMatchObject([
      { givenName: 'Greta', familyName: 'Beispiel', organisation: 'Radio Muster', role: 'Redakteurin' },
    ]);
  });

  test('keep a span of years as a role, not as a number to call', () => {
    expect(parsed('Greta Beispiel, Radio Muster, 2019-2021')).toMatchObject([{ role: '2019-2021', points: [] }]);
  });

  test('are never guessed: any text has lines', () => {
    expect(names.sniff(Buffer.from('Greta Beispiel, Radio Muster, Redakteurin'))).toBe(0);
  });

  test('that say nothing are no file', () => {
    expect(() => parsed(' \n\n')).toThrow(NoPeopleInFile);
  });

  test('that are far too long name nobody, and keep their beginning', () => {
    const [row] = parsed('a'.repeat(1_000_000));
    expect(row).toMatchObject({ error: { code: 'no-name' } });
    expect((row as RowError).source).toHaveLength(10_000);
  });

  test('give one row each, whatever they are, and never throw', () => {
    const piece = fc.constantFrom(
      'Greta',
      ' ',
      ', ',
      ';',
      '<',
      '>',
      '@',
      'x@y.example',
      'https://',
      '"',
      '\t',
      '(',
      ' - ',
      '1',
    );
    const anyLine = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const told = lines.flatMap((line) => line.split(/\r\n?|\n/)).filter((line) => line.trim() !== '');
        fc.pre(told.length > 0 && !told[0]?.startsWith('ï»¿'));
        expect(parsed(lines.join('\n')).map(({ row }) => row)).toEqual(told.map((_, at) => at + 1));
      }),
    );
  });
});
