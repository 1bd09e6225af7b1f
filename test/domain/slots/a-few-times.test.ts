import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFewTimes } from '../../../src/slots/domain/a-few-times.js';
import { areWaking } from '../../../src/slots/domain/waking-hours.js';

const at = (day: number, hour: number) => ({
  start: (day * 24 + hour) * 3_600_000,
  end: (day * 24 + hour + 1) * 3_600_000,
  day: `2026-12-0${day}`,
});
const said = (times: readonly ReturnType<typeof at>[]): string[] =>
  times.map(({ day, start }) => `${day.slice(-1)} ${(start / 3_600_000) % 24}`);

describe('a few of many free times', () => {
  it('are on different days, an early and a later one in turn', () => {
    const all = [1, 2, 3].flatMap((day) => [10, 11, 14, 15].map((hour) => at(day, hour)));
    expect(said(aFewTimes(all, 3))).toEqual(['1 10', '2 14', '3 10']);
  });

  it('take a second one of a day only where there are too few days', () => {
    expect(said(aFewTimes([at(1, 10), at(1, 11), at(2, 9)], 5))).toEqual(['1 10', '1 11', '2 9']);
  });

  it('are among those given, each once, by start, and as many as there are or are wanted', () => {
    const times = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 22 })), {
      selector: String,
    });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 6 }), (given, most) => {
        const all = given.map(([day, hour]) => at(day, hour)).sort((one, other) => one.start - other.start);
        const chosen = aFewTimes(all, most);
        expect(chosen).toHaveLength(Math.min(most, all.length));
        expect(chosen).toEqual(all.filter((time) => chosen.includes(time)));
      }),
    );
  });
});

describe('hours in which one asks people to meet', () => {
  it.each([
    ['07:00', '08:00', true],
    ['21:00', '22:00', true],
    ['06:59', '08:00', false],
    ['21:30', '22:15', false],
    ['23:30', '00:15', false],
    ['04:00', '05:00', false],
  ])('%s to %s: %s', (from, to, expected) => {
    expect(areWaking(from, to)).toBe(expected);
  });
});
