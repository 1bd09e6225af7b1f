import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isLocalDate } from '../../../src/common/local-date.js';
import { nextDay } from '../../../src/imports/commit/domain/next-day.js';
import type { Repetition } from '../../../src/imports/domain/parsed-contact.js';

describe('the next day of a reminder from elsewhere', () => {
  test.each<[string, string, Repetition | undefined, string, string | null]>([
    ['its own day, if it is still to come', '2026-12-01', undefined, '2026-11-23', '2026-12-01'],
    ['its own day, also if it is repeated', '2026-12-01', { number: 1, unit: 'week' }, '2026-11-23', '2026-12-01'],
    ['none, if it was once and is today', '2026-11-23', undefined, '2026-11-23', null],
    ['a day later', '2026-11-23', { number: 1, unit: 'day' }, '2026-11-23', '2026-11-24'],
    ['two weeks after the last one', '2019-01-07', { number: 2, unit: 'week' }, '2026-11-23', '2026-11-30'],
    ['strictly after today', '2026-11-09', { number: 2, unit: 'week' }, '2026-11-23', '2026-12-07'],
    ['the last day of a shorter month', '2019-01-31', { number: 1, unit: 'month' }, '2026-02-01', '2026-02-28'],
    ['and its own day in the one after', '2019-01-31', { number: 1, unit: 'month' }, '2026-02-28', '2026-03-31'],
    ['every other month', '2019-01-31', { number: 2, unit: 'month' }, '2026-11-23', '2026-11-30'],
    [
      '28 February, for what is yearly on the 29th',
      '2024-02-29',
      { number: 1, unit: 'year' },
      '2026-11-23',
      '2027-02-28',
    ],
    ['the 29th again in a leap year', '2024-02-29', { number: 4, unit: 'year' }, '2026-11-23', '2028-02-29'],
    ['none after the last year of the calendar', '2026-01-01', { number: 9000, unit: 'year' }, '2026-11-23', null],
    ['none for a step beyond all days', '2026-01-01', { number: 1e15, unit: 'week' }, '2026-11-23', null],
    ['none for no step at all', '2026-01-01', { number: 0, unit: 'day' }, '2026-11-23', null],
  ])('is %s', (_, on, every, today, expected) => {
    expect(nextDay({ on, text: 'Anrufen', every }, today)).toBe(expected);
  });

  const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1900-01-01', days));
  const anyRule = fc.record({
    number: fc.integer({ min: 1, max: 400 }),
    unit: fc.constantFrom('day', 'week', 'month', 'year'),
  });

  test('is a day of the calendar after today, or none', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.option(anyRule, { nil: undefined }), (on, today, every) => {
        const next = nextDay({ on, text: 'Anrufen', every }, today);
        if (next === null) expect(on <= today).toBe(true);
        else expect(isLocalDate(next) && next > today && next >= on).toBe(true);
      }),
    );
  });

  test('is the first of its days: nothing is left out between today and it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 3000 }), anyRule, (on, later, every) => {
        const next = nextDay({ on, text: 'Anrufen', every }, addDays(on, later));
        const before = next && nextDay({ on, text: 'Anrufen', every }, addDays(next, -1));
        expect(before).toBe(next);
      }),
    );
  });
});
