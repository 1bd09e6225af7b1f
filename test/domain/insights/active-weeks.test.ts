import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeWeeks, type WeekFacts } from '../../../src/insights/domain/active-weeks.js';
import { addDays } from '../../../src/common/local-date.js';

/** A Wednesday; its week began on the 23rd. */
const today = '2026-11-25';
const facts = (fields: Partial<WeekFacts>): WeekFacts => ({
  ...{ sentOn: [], quietDates: [], pauseUntil: null, since: '2025-01-01' },
  ...fields,
});

describe('"weeks with an attempt among the last four"', () => {
  it('counts weeks, not messages', () => {
    const sentOn = ['2026-11-24', '2026-11-25', '2026-11-10', '2026-11-11'];
    expect(activeWeeks(facts({ sentOn }), today)).toEqual({ active: 2, of: 4, thisWeek: true });
  });

  it('a week that is not over counts for, never against', () => {
    const sentOn = ['2026-11-16', '2026-11-09', '2026-11-02', '2026-10-26'];
    expect(activeWeeks(facts({ sentOn }), today)).toEqual({ active: 4, of: 4, thisWeek: false });
  });

  it('nothing at all is no reproach, only a zero', () => {
    expect(activeWeeks(facts({}), today)).toEqual({ active: 0, of: 4, thisWeek: false });
  });

  it('weeks before the account began do not count', () => {
    expect(activeWeeks(facts({ sentOn: ['2026-11-24'], since: '2026-11-23' }), today)).toMatchObject({
      active: 1,
      of: 1,
    });
    expect(activeWeeks(facts({ since: '2026-11-23' }), today)).toMatchObject({ active: 0, of: 0 });
  });

  it('"pause without loss": three weeks of exams leave the four weeks before them', () => {
    const sentOn = ['2026-10-28', '2026-10-21', '2026-10-14', '2026-10-07'];
    expect(activeWeeks(facts({ sentOn, pauseUntil: '2026-11-23' }), today)).toMatchObject({ active: 4, of: 4 });
    expect(activeWeeks(facts({ sentOn, pauseUntil: '2026-12-20' }), today)).toMatchObject({ active: 4, of: 4 });
    expect(activeWeeks(facts({ sentOn }), today)).toMatchObject({ active: 1, of: 4 });
  });

  it('whoever has only rested so far has nothing to count', () => {
    const rested = facts({ since: '2026-11-02', pauseUntil: '2026-12-20' });
    expect(activeWeeks(rested, today)).toEqual({ active: 0, of: 0, thisWeek: false });
  });

  it('weeks that are mostly quiet dates are passed over; a single holiday is none', () => {
    const sentOn = ['2026-11-09', '2026-11-02', '2026-10-26', '2026-10-19'];
    const week = ['2026-11-16', '2026-11-17', '2026-11-18'];
    expect(activeWeeks(facts({ sentOn, quietDates: week }), today)).toMatchObject({ active: 4, of: 4 });
    const toFriday = ['2026-11-18', '2026-11-19', '2026-11-20'];
    expect(activeWeeks(facts({ sentOn, quietDates: toFriday }), today)).toMatchObject({ active: 4, of: 4 });
    expect(activeWeeks(facts({ sentOn, quietDates: ['2026-11-18'] }), today)).toMatchObject({ active: 3, of: 4 });
    expect(activeWeeks(facts({ sentOn, quietDates: ['2026-11-16', '2026-11-21', '2026-11-22'] }), today)).toMatchObject(
      { active: 3, of: 4 },
    );
  });

  it('a message in a pause still counts', () => {
    expect(activeWeeks(facts({ sentOn: ['2026-11-18'], pauseUntil: '2026-12-20' }), today)).toMatchObject({
      active: 1,
    });
  });

  it('"no points off": whatever is a pause or a quiet date, the share of weeks is never smaller for it', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((back) => addDays(today, -back));
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 20 }),
        fc.array(day, { maxLength: 40 }),
        fc.option(day),
        (sentOn, quietDates, pauseUntil) => {
          const plain = activeWeeks(facts({ sentOn }), today);
          const rested = activeWeeks(facts({ sentOn, quietDates, pauseUntil }), today);
          expect(rested.active).toBeGreaterThanOrEqual(plain.active);
          expect(rested.of).toBeLessThanOrEqual(4);
          expect(rested.active).toBeLessThanOrEqual(rested.of);
        },
      ),
    );
  });
});
