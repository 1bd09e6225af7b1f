import { expect, it } from 'vitest';
import { nearestWord } from '../../../src/outreach/domain/nearest-word.js';

it.each([
  ['stadd', ['stadt', 'tag'], 'stadt'],
  ['stat', ['tag', 'stadt'], 'stadt'],
  ['staadt', ['stadt'], 'stadt'],
  ['satdt', ['stadt'], 'stadt'],
  ['tsadt', ['stadt'], 'stadt'],
  ['STADT', ['Stadt'], 'Stadt'],
  ['atg', ['tag'], 'tag'],
  ['tga', ['tag'], 'tag'],
  ['tor', ['tag'], null], // one mistake in three letters
  ['vornahem', ['nachname', 'vorname'], 'vorname'],
  ['vronmae', ['vorname'], 'vorname'],
  ['vronmea', ['vorname'], null],
  ['tax', ['tag', 'tal'], 'tag'],
  ['tal', ['tag', 'tal'], 'tal'],
  ['ab', ['abc'], 'abc'],
  ['x', ['stadt'], null],
  ['', ['a'], 'a'],
  ['stadt', [], null],
])('%j among %j means %j', (typed, words, meant) => expect(nearestWord(typed, words)).toBe(meant));

it('words of more than forty letters are not compared', () => {
  const long = 'x'.repeat(40);
  expect(nearestWord(long, [`${long}x`])).toBe(`${long}x`);
  expect(nearestWord(`${long}x`, [long])).toBeNull();
});
