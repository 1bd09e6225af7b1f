import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  isLocalDate,
  latestOf,
  mondayOf,
  weekdayOf,
} from '../../../src/common/local-date.js';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('calendar days', () => {
  it.each(['2024-02-29', '1999-12-31'])('%s exists', (text) => expect(isLocalDate(text)).toBe(true));
  it.each(['2023-02-29', '2026-13-01', '2026-04-31', '2026-4-1', '20260401', '', null, 20260401])(
    '%s is no day of the calendar',
    (text) => expect(isLocalDate(text)).toBe(false),
  );

  it('crosses the end of a year and a leap day', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('is made of its numbers, if there is such a day', () => {
    expect(calendarDay(2028, 2, 29)).toBe('2028-02-29');
    expect(calendarDay(2027, 2, 29)).toBeNull();
    expect(calendarDay(2027, 13, 1)).toBeNull();
    expect(calendarDay(812, 7, 4)).toBe('0812-07-04');
  });

  it.each([
    ['2026-11-30', 1, '2026-12-30'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-15', -1, '2026-12-15'],
    ['2028-02-29', -12, '2027-02-28'],
    ['9999-12-01', 1, null],
    ['0001-01-01', -13, null],
  ])('%s and %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

  it('going forward and back comes to the same day, and the distance is what was gone', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        const end = addDays(start, days);
        expect(isLocalDate(end)).toBe(true);
        expect(daysBetween(start, end)).toBe(days);
        expect(addDays(end, -days)).toBe(start);
      }),
    );
  });

  it('a Monday is the first of its week, at most six days before', () => {
    fc.assert(
      fc.property(day, (date) => {
        const monday = mondayOf(date);
        expect(weekdayOf(monday)).toBe(1);
        expect(daysBetween(monday, date)).toBe(weekdayOf(date) - 1);
      }),
    );
  });

  it('2026-11-23 is a Monday, the day before a Sunday', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([1, 7]);
  });

  it('the latest of some days passes over those that are missing', () => {
    expect(latestOf(null, '2026-01-02', '2025-12-31', null)).toBe('2026-01-02');
    expect(latestOf(null, null)).toBeNull();
  });
});
