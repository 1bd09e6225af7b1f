import { describe, expect, it } from 'vitest';
import { takenBack } from '../../../src/people/merge/domain/merge-taken-back.js';
import type { MergeableFields } from '../../../src/people/merge/domain/mergeable.js';
import type { PastRole } from '../../../src/contacts/domain/address-book.js';

type Fields = Partial<MergeableFields>;
const role = (organisation: string): PastRole => ({ organisation, role: null, from: null, to: null });
const [a, b, c, d] = [role('a'), role('b'), role('c'), role('d')];

describe('a merge taken back', () => {
  it.each<[string, Fields, Fields, Fields, Fields]>([
    ['gives back what it filled', { city: null }, { city: 'Ulm' }, { city: 'Ulm' }, { city: null }],
    ['gives back what it replaced', { city: 'Bonn' }, { city: 'Ulm' }, { city: 'Ulm' }, { city: 'Bonn' }],
    ['leaves alone what was changed since', { city: null }, { city: 'Ulm' }, { city: 'Graz' }, {}],
    ['leaves alone what it did not touch', {}, {}, { city: 'Graz' }, {}],
    ['gives back a whole list', { history: [a] }, { history: [b, a] }, { history: [b, a] }, { history: [a] }],
    [
      'takes what it added out of a list that grew since',
      { history: [a] },
      { history: [b, a] },
      { history: [c, b, a] },
      { history: [c, a] },
    ],
    [
      'puts what it took away back into a list that grew since',
      { history: [a, d] },
      { history: [b] },
      { history: [b, c] },
      { history: [c, a, d] },
    ],
    ['puts nothing in twice', { history: [a] }, { history: [b] }, { history: [b, a] }, { history: [a] }],
    [
      'leaves no list where nothing is left',
      { history: null },
      { history: [a, b] },
      { history: [b] },
      { history: null },
    ],
    ['fills a list that was emptied since', { history: [a] }, { history: [b] }, { history: null }, { history: [a] }],
    [
      'gives back each custom field that is as it was left',
      { custom: { x: 1 } },
      { custom: { x: 2, y: 3 } },
      { custom: { x: 2, y: 4, z: 5 } },
      { custom: { x: 1, y: 4, z: 5 } },
    ],
    [
      'takes out a custom field that it brought',
      { custom: null },
      { custom: { x: 2, y: 1 } },
      { custom: { x: 2, y: 3 } },
      { custom: { y: 3 } },
    ],
    [
      'leaves no custom fields where none is left',
      { custom: null },
      { custom: { x: 2, y: 1 } },
      { custom: { x: 2 } },
      { custom: null },
    ],
    [
      'gives back a custom field that it took away',
      { custom: { x: 1 } },
      { custom: null },
      { custom: { y: 2 } },
      { custom: { x: 1, y: 2 } },
    ],
  ])('%s', (_, was, left, now, back) => {
    expect(takenBack(now, { was, left })).toEqual(back);
  });
});
