import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanParagraphs } from '../../../src/imports/reading/clean-text.js';
import { decoded } from '../../../src/imports/reading/decoded.js';
import type { Delimiter } from '../../../src/imports/domain/reading.js';
import { type CsvRecord, sourceRecords } from '../../../src/imports/reading/records.js';

const records = (text: string, delimiter: Delimiter): CsvRecord[] =>
  [...sourceRecords(text, delimiter)].map(({ cells }) => cells);

test('quotes may hold delimiters, quotes and line ends', () => {
  expect(records('a;"b;""c""\nd"\ne;f\n', ';')).toEqual([
    ['a', 'b;"c"\nd'],
    ['e', 'f'],
  ]);
});

test('a long quoted text may cross the end of a block', () => {
  const lines = Array.from({ length: 499 }, (_, index) => `${index},x`);
  const text = [...lines, '499,"one', 'two', 'three"', '500,y'].join('\n');
  expect(records(text, ',').slice(-2)).toEqual([
    ['499', 'one\ntwo\nthree'],
    ['500', 'y'],
  ]);
});

test('a quote that nothing closes costs its own record only', () => {
  const lines = Array.from({ length: 2000 }, (_, index) => (index === 700 ? '700,"open' : `${index},x`));
  const found = records(lines.join('\n'), ',');
  expect(found).toHaveLength(2000);
  expect(found.filter((record) => record === null)).toHaveLength(1);
  expect(found[700]).toBe(null);
  expect(found[1999]).toEqual(['1999', 'x']);
});

test('stray quotes are text, blank lines are nothing', () => {
  expect(records('a 5" pipe,b\n\n\nc,d', ',')).toEqual([
    ['a 5" pipe', 'b'],
    ['c', 'd'],
  ]);
});

test('whatever cells are written come back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', '\n', ' ') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 20 }), (table) => {
      const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect(records(text, ',')).toEqual(table);
    }),
  );
});

test.each([
  [Buffer.from('Mü\r\nb\rc'), 'Mü\nb\nc', 'utf-8'],
  [Buffer.from('\ufeffMü'), 'Mü', 'utf-8'],
  [Buffer.from([0x4d, 0xfc]), 'Mü', 'windows-1252'],
  [Buffer.from('\ufeffMü', 'utf16le'), 'Mü', 'utf-16le'],
  [Buffer.from('\ufeffMü', 'utf16le').swap16(), 'Mü', 'utf-16be'],
])('%o is %j', (bytes, text, encoding) => {
  expect(decoded(bytes)).toEqual({ text, encoding });
});

test('text from files loses control characters and direction marks', () => {
  expect(cleanLine(' Greta\u0000 \u202eBeispiel\n\u0007')).toBe('Greta Beispiel');
  expect(cleanLine('\u0000 \t')).toBe(null);
  expect(cleanLine(undefined)).toBe(null);
  expect(cleanParagraphs('one\r\ntwo\u0000 ')).toBe('one\ntwo');
});

test('a quoted text over more than 200 lines is taken for a quote that was never closed', () => {
  const quoted = (lines: number): string => `"${'x\n'.repeat(lines)}",b\nc,d\n`;
  expect(records(quoted(200), ',')).toHaveLength(2);
  expect(records(quoted(201), ',')[0]).toBe(null);
});

test('once 4 MiB of a file were read in vain, a quoted text over more than five lines is taken for an open quote', () => {
  const openQuote = `"${`${'x'.repeat(5000)}\n`.repeat(201)}`; // about a megabyte, up to the next quote
  const isRead = (openQuotes: number, lines: number): boolean =>
    records(`${openQuote.repeat(openQuotes)}"${'x\n'.repeat(lines)}",b\n`, ',').some((record) => record?.[1] === 'b');
  expect(isRead(4, 6)).toBe(true);
  expect(isRead(5, 5)).toBe(true);
  expect(isRead(5, 6)).toBe(false);
});
