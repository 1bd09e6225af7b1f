import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { readEaseGroup } from '../../../src/contacts/domain/rank-columns.js';
import { rungs } from '../../../src/contacts/domain/words.js';
import { byEase, type Candidate, candidateOf } from '../../../src/reactivation/domain/candidate.js';
import { readPosition, restBehind, writePosition } from '../../../src/reactivation/domain/ease-position.js';
import { rungRanges } from '../../../src/reactivation/domain/rung-ranges.js';
import { segmentsOf } from '../../../src/reactivation/domain/segments.js';
import { someGroup } from './groups.js';

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

describe('what of a stretch stands behind somebody', () => {
  const longest = 1500;

  test("is what comes later in the ladder's order, and from a stretch of the same place on the id decides", () => {
    const known = someGroup.map((group) => ({ ...group, unknown: false }));
    fc.assert(
      fc.property(known, known, fc.nat(longest), fc.boolean(), (own, other, silentDays, isSame) => {
        const group = isSame ? own : other;
        const at = (contactId: string, of: typeof own, days: number): Candidate =>
          candidateOf({ contactId, group: of, silentSinceOn: addDays(monday, -days) }, monday, 'digital');
        const last = { contactId: 'm', group: own, silentSinceOn: addDays(monday, -silentDays) };
        for (const segment of segmentsOf(group, { from: 0, to: longest }, { by: 'ease' })) {
          if (segment.kind !== 'dated') continue;
          const isBehind = (days: number): boolean => byEase(at('z', group, days), at('m', own, silentDays)) > 0;
          const ends = [segment.from, segment.to];
          const [first = 0, end = 0] = segment.longestFirst ? ends.reverse() : ends;
          const rest = restBehind({ group, segment }, { monday, last }, 'digital');
          expect(rest === null).toBe(!isBehind(end));
          if (rest === null) continue;
          const { from, to } = rest.segment;
          const [begins, before] = segment.longestFirst ? [to, to + 1] : [from, from - 1];
          expect([begins === first || !isBehind(before), isBehind(begins)]).toEqual([true, true]);
          expect(segment.longestFirst ? from : to).toBe(end);
          const isTied = byEase(at('a', group, begins), at('m', own, silentDays)) < 0;
          expect(rest.afterId).toBe(isTied ? 'm' : null);
        }
      }),
      { numRuns: 60 },
    );
  });
});
