import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { lastSuchDay, meantDay, nextWorkday } from '../../../src/outreach/domain/checks/meant-day.js';

describe('a day and a month mean the next such day within about ten months, else the last', () => {
  it.each([
    ['2026-12-20', 2, 1, null, '2027-01-02'],
    ['2027-01-05', 20, 12, null, '2026-12-20'],
    ['2026-11-26', 26, 11, null, '2026-11-26'],
    ['2026-01-01', 1, 11, null, '2026-11-01'], // 304 days ahead
    ['2026-01-01', 2, 11, null, '2025-11-02'],
    ['2026-01-01', 1, 2, 2031, '2031-02-01'],
    ['2026-01-01', 31, 2, null, null],
    ['2026-01-01', 30, 2, 2027, null],
    ['2028-01-01', 29, 2, null, '2028-02-29'],
    ['2026-01-01', 29, 2, null, null],
    ['2028-12-29', 29, 2, null, '2028-02-29'], // 304 days back
    ['2028-12-30', 29, 2, null, null],
  ])('on %s, %i. %i. (%j) is %j', (today, day, month, year, meant) => {
    expect(meantDay({ day, month, year }, today)).toBe(meant);
  });
});

it.each([
  ['2026-11-26', 26, 11, '2026-11-26'],
  ['2026-11-25', 26, 11, '2025-11-26'],
  ['1904-02-28', 29, 2, '1896-02-29'],
  ['2026-11-26', 30, 2, null],
])('who tells on %s of %i. %i. means %j', (today, day, month, meant) => {
  expect(lastSuchDay({ day, month }, today)).toBe(meant);
});

describe('the next workday', () => {
  it('comes after the day, and never before tomorrow', () => {
    expect(nextWorkday('2026-11-28', '2026-11-20', () => false)).toBe('2026-11-29');
    expect(nextWorkday('2026-11-10', '2026-11-20', () => false)).toBe('2026-11-21');
    expect(nextWorkday('2026-11-20', '2026-11-20', (day) => day < '2026-11-24')).toBe('2026-11-24');
  });

  it('is looked for within a month', () => {
    const freeFor = (days: number) => (day: string) => day <= addDays('2026-11-20', days);
    expect(nextWorkday('2026-11-20', '2026-11-20', freeFor(30))).toBe('2026-12-21');
    expect(nextWorkday('2026-11-20', '2026-11-20', freeFor(31))).toBeNull();
  });
});
