import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchKey } from '../../../src/contacts/domain/name-key.js';
import { mistakesAllowed, nearestOf, piecesOf } from '../../../src/contacts/domain/near-words.js';
import { wordsAsked, wordsToFind } from '../../../src/contacts/domain/search-words.js';
import { labelKey } from '../../../src/contacts/domain/label-key.js';

const spelling = fc.array(
  fc.constantFrom(
    ['ü', 'ue'],
    ['ö', 'oe'],
    ['ä', 'ae'],
    ['ß', 'ss'],
    ['Ü', 'UE'],
    ['ẞ', 'SS'],
    ['m', 'M'],
    ['l', 'l'],
    [' ', ' '],
  ),
  { minLength: 1, maxLength: 12 },
);

describe('the words a person is found by', () => {
  test.each([
    [['Anna', 'Müller', null, 'Radio Müller'], 'anna muller radio'],
    [['Straße 7', 'strasse'], 'strasse 7'],
    [['Tee', 1.5], 'tee 1 5'],
    [[null], ''],
    [['😀'], ''],
  ])('of %j are %j', (texts, words) => {
    expect(wordsToFind(texts)).toBe(words);
  });

  test('are the same for every spelling of umlauts and ß', () => {
    fc.assert(
      fc.property(spelling, (letters) => {
        const [one, other] = [0, 1].map((nth) => letters.map((pair) => pair[nth]).join(''));
        expect(wordsToFind([one ?? ''])).toBe(wordsToFind([other ?? '']));
        expect(searchKey(one ?? '')).toBe(searchKey(other ?? ''));
      }),
    );
  });

  test('stay what they are when they are made again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => wordsToFind([wordsToFind([text])]) === wordsToFind([text]),
      ),
    );
  });

  test('a beginning of a word finds the word', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeouüößßstmxÄ'), minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(letters, letters, (start, rest) => {
        const [asked] = wordsAsked(start);
        expect(wordsToFind([start + rest]).startsWith(asked ?? '-')).toBe(true);
      }),
    );
  });

  test('are cut where an index could not hold them', () => {
    expect(wordsToFind(['x'.repeat(5000)])).toHaveLength(100);
    const many = wordsToFind([Array.from({ length: 50_000 }, (_, nth) => `wort${nth}`).join(' ')]);
    expect(many.length).toBeLessThanOrEqual(200_000);
    expect(many.endsWith(' ')).toBe(false);
  });
});

describe('the words asked for', () => {
  test.each([
    ['mül Müller radio', ['muller', 'radio']],
    ['  ', []],
    ['%', []],
    ['a a A', ['a']],
  ])('in %j are %j', (text, words) => {
    expect(wordsAsked(text)).toEqual(words);
  });

  test('are at most 20', () => {
    expect(wordsAsked(Array.from({ length: 99 }, (_, nth) => `w${nth}x`).join(' '))).toHaveLength(20);
  });
});

describe('near words', () => {
  test.each([
    ['kim', 0],
    ['mull', 1],
    ['mulelr', 1],
    ['mullers', 1],
    ['redaktor', 2],
    ['redaktoin', 2],
  ])('%s may have %i mistakes', (word, mistakes) => {
    expect(mistakesAllowed(word)).toBe(mistakes);
  });

  test('the nearest come first, a mistake in what is typed so far counts too', () => {
    expect(nearestOf('mulelr', ['muster', 'mullerin', 'muller', 'zorn'])).toEqual([['muller', 'mullerin']]);
    expect(nearestOf('redaktoin', ['redaktion', 'redaktionen', 'reaktion'])).toEqual([
      ['redaktion', 'redaktionen'],
      ['reaktion'],
    ]);
  });

  test.each([
    ['abeit', 'arbeit'],
    ['arrbeit', 'arbeit'],
    ['arbiet', 'arbeit'],
    ['abeit', 'arbeiten'],
    ['redkton', 'redakteurin'],
    ['rredaktiion', 'redaktion'],
  ])('%s may be the beginning of %s', (word, meant) => {
    expect(nearestOf(word, [meant])).toEqual(word === 'redkton' ? [] : [[meant]]);
  });

  test.each([
    ['kim', []],
    ['mulelr', ['mul', 'elr', 'muellr']],
    ['arbiet', ['arb', 'iet', 'aribet']],
    ['redaktoin', ['red', 'akt', 'oin', 'rea', 'dkt', 'tin', 'ako']],
  ])('the pieces of %s are %j', (word, pieces) => {
    expect(new Set(piecesOf(word))).toEqual(new Set(pieces));
  });

  test('whatever a misspelt word was meant to be contains one of its pieces', () => {
    const letters = 'abcdefgh';
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 14 });
    const mistake = fc.record({
      kind: fc.constantFrom('more', 'less', 'other', 'swap'),
      at: fc.nat(20),
      by: fc.constantFrom(...letters),
    });
    const misspell = (text: string, { kind, at, by }: { kind: string; at: number; by: string }): string => {
      const place = at % (text.length - 1);
      if (kind === 'more') return text.slice(0, place) + by + text.slice(place);
      if (kind === 'less') return text.slice(0, place) + text.slice(place + 1);
      if (kind === 'other') return text.slice(0, place) + by + text.slice(place + 1);
      return text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2);
    };
    fc.assert(
      fc.property(word, mistake, mistake, (meant, one, other) => {
        const once = misspell(meant, one);
        const typed = mistakesAllowed(once) === 2 ? misspell(once, other) : once;
        const pieces = piecesOf(typed);
        fc.pre(nearestOf(typed, [meant]).length > 0);
        expect(pieces.some((piece) => meant.includes(piece))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  [' Rädio ', 'radio'],
  ['🎓', '🎓'],
  ['x'.repeat(150), 'x'.repeat(100)],
])('the key of the label %j is %j', (name, key) => {
  expect(labelKey(name)).toBe(key);
});
