import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../../../src/common/local-date.js';
import { comebackOn, nextGreetingOn } from '../../../src/outreach/domain/comeback.js';

const attemptId = '019ab3c0-0000-7000-8000-000000000001';
const noHolidays = (): boolean => false;
const days = { 'wrong-date': 14, 'too-busy': 60, unknown: 90, 'no-need-now': 180, silence: 90 } as const;
const reason = fc.constantFrom(...(Object.keys(days) as (keyof typeof days)[]));
const someDay = fc.integer({ min: 0, max: 3650 }).map((ahead) => addDays('2026-01-01', ahead));

describe('"Comeback: ±15 % jitter from a seed of the attempt\'s id, moved to Monday-Thursday and off public holidays"', () => {
  it('stays within ±15 % on a Monday to Thursday, for every attempt and day', () => {
    fc.assert(
      fc.property(reason, someDay, fc.uuid(), (why, from, id) => {
        const on = comebackOn(why, from, { attemptId: id, refusalsInARow: 1, isHoliday: noHolidays });
        expect(weekdayOf(on)).toBeLessThanOrEqual(4);
        expect(Math.abs(daysBetween(from, on) - days[why])).toBeLessThanOrEqual(0.15 * days[why]);
      }),
    );
  });

  it.each([
    ['wrong-date', 1, 12, 16],
    ['too-busy', 1, 51, 69],
    ['unknown', 1, 77, 103],
    ['no-need-now', 1, 153, 207],
    ['silence', 1, 77, 103],
    ['silence', 3, 311, 419],
  ] as const)(
    '"wrong-date 14, too-busy 60, unknown 90, no-need-now 180 days": %s (%i) takes %i to %i',
    (why, refusalsInARow, earliest, latest) => {
      const ahead = Array.from({ length: 4000 }, (_, nth) => {
        const from = addDays('2026-03-02', nth % 7);
        const attemptId = `019ab3c0-0000-7000-8000-${String(nth).padStart(12, '0')}`;
        return daysBetween(from, comebackOn(why, from, { attemptId, refusalsInARow, isHoliday: noHolidays }));
      });
      expect(Math.min(...ahead)).toBe(earliest);
      expect(Math.max(...ahead)).toBeLessThanOrEqual(latest);
      expect(Math.max(...ahead)).toBeGreaterThanOrEqual(latest - 1);
    },
  );

  it('is never a public holiday, and still within ±15 % while a day there is free', () => {
    fc.assert(
      fc.property(reason, someDay, fc.uuid(), fc.integer({ min: 1, max: 4 }), (why, from, id, weekday) => {
        const isHoliday = (day: string): boolean => weekdayOf(day) === weekday;
        const on = comebackOn(why, from, { attemptId: id, refusalsInARow: 1, isHoliday });
        expect(isHoliday(on)).toBe(false);
        expect(weekdayOf(on)).toBeLessThanOrEqual(4);
        if (why !== 'wrong-date')
          expect(Math.abs(daysBetween(from, on) - days[why])).toBeLessThanOrEqual(0.15 * days[why]);
      }),
    );
  });

  it('is the same day whenever it is asked for', () => {
    const ask = (): string =>
      comebackOn('too-busy', '2026-03-02', { attemptId, refusalsInARow: 1, isHoliday: noHolidays });
    expect(ask()).toBe(ask());
  });

  it('spreads people: attempts of one day do not all come back on one day', () => {
    const ids = Array.from({ length: 200 }, (_, index) => attemptId.slice(0, -3) + String(100 + index));
    const on = ids.map((id) =>
      comebackOn('unknown', '2026-03-02', { attemptId: id, refusalsInARow: 1, isHoliday: noHolidays }),
    );
    expect(new Set(on).size).toBeGreaterThan(10);
  });

  it('is the first fitting day after the window if holidays fill it', () => {
    const isHoliday = (day: string): boolean => day >= '2026-03-14' && day <= '2026-03-18';
    // 14 days ± 15 % after Monday 2026-03-02 are 2026-03-14 to 2026-03-18
    expect(comebackOn('wrong-date', '2026-03-02', { attemptId, refusalsInARow: 1, isHoliday })).toBe('2026-03-19');
  });

  it('ends even if every day is a holiday', () => {
    expect(comebackOn('wrong-date', '2026-03-02', { attemptId, refusalsInARow: 1, isHoliday: () => true })).toMatch(
      /^2026-05/,
    );
  });
});

describe('"After three times no or silence in a row only a yearly greeting is suggested"', () => {
  const daysUntil = (why: keyof typeof days, refusalsInARow: number): number =>
    daysBetween('2026-03-02', comebackOn(why, '2026-03-02', { attemptId, refusalsInARow, isHoliday: noHolidays }));

  it.each(Object.keys(days) as (keyof typeof days)[])('the third %s comes back a year later, ±15 %', (why) => {
    expect(Math.abs(daysUntil(why, 2) - days[why])).toBeLessThanOrEqual(0.15 * days[why]);
    expect(Math.abs(daysUntil(why, 3) - 365)).toBeLessThanOrEqual(0.15 * 365);
    expect(daysUntil(why, 7)).toBe(daysUntil(why, 3));
  });

  it('after the greeting it is a year again, from Monday to Thursday', () => {
    fc.assert(
      fc.property(someDay, fc.uuid(), (on, id) => {
        const next = nextGreetingOn({ id, on }, 3);
        expect(weekdayOf(next)).toBeLessThanOrEqual(4);
        expect(Math.abs(daysBetween(on, next) - 365)).toBeLessThanOrEqual(0.15 * 365);
      }),
    );
  });
});
