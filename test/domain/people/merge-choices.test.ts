import { describe, expect, it } from 'vitest';
import type { InvalidInput } from '../../../src/common/errors.js';
import { chosenOf, type MergeChoice, readMergeChoices } from '../../../src/people/merge/domain/merge-choices.js';

const errorsOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as InvalidInput).errors;
  }
};

describe('choices of a merge', () => {
  it('may be sent for every word, text and list', () => {
    const sent = { givenName: 'take', notes: 'both', tags: 'keep' };
    expect(readMergeChoices(sent)).toEqual(sent);
  });

  it('are refused one by one, each with its pointer', () => {
    expect(errorsOf(() => readMergeChoices({ city: 'both', shoe: 'take', notes: 'mix', tags: 1 }))).toMatchObject([
      { pointer: '/fields/shoe', code: 'mergeField' },
      { pointer: '/fields/notes', code: 'mergeChoice' },
      { pointer: '/fields/tags', code: 'mergeChoice' },
    ]);
  });

  it('of very long names point to a hundred characters', () => {
    expect(errorsOf(() => readMergeChoices({ ['x'.repeat(200)]: 'take' }))).toMatchObject([
      { pointer: `/fields/${'x'.repeat(100)}` },
    ]);
  });
});

describe('two lists by a choice', () => {
  const chosen = (choice?: MergeChoice): readonly string[] =>
    chosenOf('tags', ['Radio', 'uni'], ['radio', 'Chor'], {
      choices: choice === undefined ? {} : { tags: choice },
      keyOf: (tag) => tag.toLowerCase(),
    });

  it('are both, in the words of the one who stays', () => {
    expect(chosen()).toEqual(['Radio', 'uni', 'Chor']);
    expect(chosen('both')).toEqual(['Radio', 'uni', 'Chor']);
    expect(chosen('keep')).toEqual(['Radio', 'uni']);
    expect(chosen('take')).toEqual(['radio', 'Chor']);
  });

  const many = (count: number, word: string): string[] => Array.from({ length: count }, (_, nth) => `${word}${nth}`);
  const both = (list: 'addresses' | 'history' | 'emails', stays: number, goes: number): unknown =>
    errorsOf(() => chosenOf(list, many(stays, 'a'), many(goes, 'b'), { choices: {}, keyOf: String }));

  it.each([
    ['addresses', 50],
    ['history', 100],
    ['emails', 200],
  ] as const)('%s have room for %i', (list, most) => {
    expect(both(list, most - 1, 1)).toHaveLength(most);
    expect(both(list, most, 1)).toMatchObject([{ pointer: `/fields/${list}`, code: 'mergeTooMany', params: { most } }]);
  });

  it('that were too long already stay as they are', () => {
    expect(both('addresses', 60, 0)).toHaveLength(60);
    expect(both('addresses', 60, 1)).toMatchObject([{ code: 'mergeTooMany' }]);
  });
});
