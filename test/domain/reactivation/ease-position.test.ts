import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { readEaseGroup } from '../../../src/contacts/domain/rank-columns.js';
import { rungs } from '../../../src/contacts/domain/words.js';
import { candidateOf } from '../../../src/reactivation/domain/candidate.js';
import { readPosition, writePosition } from '../../../src/reactivation/domain/ease-position.js';
import { rungRanges } from '../../../src/reactivation/domain/rung-ranges.js';

const monday = '2026-11-23';
const easeGroups = [
  'inner.30.-.mg',
  'known.180.-.m',
  'loose.365.-.a',
  'known.180.easy.',
  'warm.none.courage.fst',
  'known.180.-.u',
  'loose.365.-.up',
];

describe('the ranges of a rung', () => {
  test('hold exactly those who stand on it', () => {
    const days = fc.option(
      fc.integer({ min: -400, max: 9000 }).map((nth) => addDays(monday, -nth)),
      { nil: null },
    );
    fc.assert(
      fc.property(fc.constantFrom(...easeGroups), days, (easeGroup, told) => {
        const group = readEaseGroup(easeGroup);
        const silentSinceOn = group.unknown ? told : (told ?? monday); // a known contact has a day
        const { rung } = candidateOf({ contactId: 'x', group, silentSinceOn }, monday, 'digital');
        const since = silentSinceOn ?? '';
        for (const one of rungs) {
          const ranges = rungRanges(easeGroup, one, monday);
          expect(ranges.some(({ from, to }) => since >= from && since <= to)).toBe(one === rung);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the position in the list by ease', () => {
  test('is read as it was written', () => {
    for (const easeGroup of easeGroups) {
      for (const since of [null, '2024-02-29']) {
        const read = readPosition(writePosition(monday, easeGroup, since), 'id');
        expect(read).toEqual({
          monday,
          last: { contactId: 'id', group: readEaseGroup(easeGroup), silentSinceOn: since },
        });
      }
    }
  });

  test.each([
    '',
    'x',
    '2026-11-23',
    '2026-11-23|x|',
    '2026-02-30|inner.30.-.|',
    '2026-11-23|inner.30.-.|soon',
    '2026-11-23|inner.30.-.||',
  ])('%j is none of ours', (text) => {
    expect(readPosition(text, 'id')).toBeNull();
  });
});
