import { describe, expect, it } from 'vitest';
import { never } from '../../../src/contacts/domain/rank-columns.js';
import { isTicked, tickHindrances } from '../../../src/in-town/domain/tick.js';
import type { CandidateFacts } from '../../../src/reactivation/domain/candidacy.js';

const days = { today: '2026-11-25', monday: '2026-11-23', isResting: false };
const quiet: CandidateFacts = {
  ...{ effectiveCadenceDays: 90, neverSuggest: false, pleaseDont: false, lastInMindOn: null },
  ...{ lastInteractionOn: '2026-01-01', roughlyLastOn: null, connectedOn: null },
  ...{ laterUntilOn: null, comebackOn: null, waitsUntilOn: null },
};

describe('"Trips list people before their comeback date unticked, with the reason"', () => {
  it.each<[string, Partial<CandidateFacts>, object[]]>([
    ['somebody quiet', {}, []],
    ['somebody one is in touch with', { lastInteractionOn: '2026-11-20' }, []],
    ['somebody of cadence "none"', { effectiveCadenceDays: null }, []],
    ['before the comeback date', { comebackOn: '2027-03-01' }, [{ code: 'comeback-ahead', on: '2027-03-01' }]],
    ['before "later"', { laterUntilOn: '2026-12-24' }, [{ code: 'later', on: '2026-12-24' }]],
    ['an open question', { waitsUntilOn: never }, [{ code: 'waits-for-answer', on: null }]],
    [
      '"within 14 days of lastInMindOn"',
      { lastInMindOn: '2026-11-20' },
      [{ code: 'in-mind-lately', on: '2026-12-04' }],
    ],
    ['"please-dont [...]: no tick in trips"', { pleaseDont: true }, [{ code: 'paused', on: null }]],
    ['"neverSuggest: [...] no tick in trips"', { neverSuggest: true }, [{ code: 'paused', on: null }]],
  ])('%s: %j', (_, facts, found) => {
    expect(tickHindrances({ ...quiet, ...facts }, days)).toEqual(found);
    expect(tickHindrances({ ...quiet, ...facts }, { ...days, isResting: true })).toEqual([
      ...found,
      { code: 'resting', on: null },
    ]);
  });

  it('a tick has who surely lives there, has no reason against it and was not written to on this trip', () => {
    const person = { notNow: [], sure: true, isWritten: false };
    expect(isTicked(person)).toBe(true);
    expect(isTicked({ ...person, sure: false })).toBe(false);
    expect(isTicked({ ...person, isWritten: true })).toBe(false);
    expect(isTicked({ ...person, notNow: [{ code: 'later', on: '2026-12-24' }] })).toBe(false);
  });
});
