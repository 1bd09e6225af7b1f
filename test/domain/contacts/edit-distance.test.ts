import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../src/contacts/domain/edit-distance.js';

describe('the single changes that turn one word into the other', () => {
  test.each([
    ['marlene', 'marlene', 0],
    ['marlene', 'marlenes', 1],
    ['marlene', 'arlene', 1],
    ['marlene', 'marlebe', 1],
    ['marlene', 'marlnee', 1],
    ['marlene', 'amrlene', 1],
    ['marlene', 'marleen', 1],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['abc', 'cab', 2],
    ['ca', 'abc', 3], // no letter is changed twice
    ['', 'abc', 3],
    ['', '', 0],
  ])('from %j to %j are %i', (one, other, changes) => {
    expect(editDistance(one, other, 3)).toBe(changes);
    expect(editDistance(other, one, 3)).toBe(changes);
  });

  test.each([
    ['muster', 'zorn', 1],
    ['muster', 'mustermann', 3],
    ['abcdef', 'ghijkl', 2],
    ['abcx', 'abyz', 1],
  ])('from %j to %j are more than %i', (one, other, most) => expect(editDistance(one, other, most)).toBe(most + 1));

  test('are as many as asked for, whatever the limit, or one more than the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (one, other, most) => {
        expect(editDistance(one, other, most)).toBe(Math.min(editDistance(one, other, 8), most + 1));
      }),
    );
  });
});
