import { describe, expect, it } from 'vitest';
import { firstDayOf, isPartialDate, lastDayOf } from '../../src/stations/domain/partial-date.js';

describe('days remembered as a year, a month or a day', () => {
  it.each([
    ['2023', '2023-01-01', '2023-12-31'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-12', '2023-12-01', '2023-12-31'],
    ['2023-08-31', '2023-08-31', '2023-08-31'],
  ])('%s runs from %s to %s', (date, first, last) => {
    expect(isPartialDate(date)).toBe(true);
    expect(firstDayOf(date)).toBe(first);
    expect(lastDayOf(date)).toBe(last);
  });

  it.each(['', '23', '2023-13', '2023-00', '2023-02-29', '2023-2', '2023-02-', 'x', null, 2023])(
    '%s is none',
    (value) => {
      expect(isPartialDate(value)).toBe(false);
    },
  );
});
