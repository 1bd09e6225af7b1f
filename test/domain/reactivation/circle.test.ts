import { expect, test } from 'vitest';
import { readEaseGroup } from '../../../src/contacts/domain/rank-columns.js';
import { circleOf } from '../../../src/reactivation/domain/circle.js';

const cadences = { inner: 30, warm: 90, known: 180, loose: 365 };
const counted = (...words: readonly string[]): unknown =>
  circleOf(
    words.map((word) => ({ word, group: readEaseGroup(word) })),
    cadences,
  );

test('"more than 150 people are in layers inner to known or have a cadence of their own"', () => {
  expect(counted('inner.30.-.', 'warm.90.-.m', 'known.180.-.', 'loose.365.-.', 'loose.30.-.m')).toEqual({
    all: ['inner.30.-.', 'warm.90.-.m', 'known.180.-.'],
    own: ['loose.30.-.m'],
    enough: 150,
  });
});

test('who is never suggested, or never by themselves, takes no time', () => {
  expect(counted('inner.none.-.', 'loose.none.-.', 'warm.90.-.p', 'loose.30.-.p')).toMatchObject({ all: [], own: [] });
});
