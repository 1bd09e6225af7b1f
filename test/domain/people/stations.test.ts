import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joggerRun } from '../../../src/people/stations/domain/jogger-run.js';
import { monthsThere } from '../../../src/stations/domain/station-months.js';

const today = '2026-11-23';

describe('how long somebody was there', () => {
  it.each([
    ['2022-03', '2022-11', 9],
    ['2023', '2023', 12],
    ['2022', '2023', 24],
    ['2026-11-01', '2026-11-05', 1],
    ['2026-02', null, 10],
    ['2026-02', '2027-06', 10],
    [null, '2022', null],
    ['2027', null, null],
  ])('%s to %s: %s months', (from, to, months) => {
    expect(monthsThere(from, to, today)).toBe(months);
  });
});

describe('names in one go', () => {
  const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 23, 9, minutes)).toISOString();

  it.each([
    [[0, 1, 4], 5, { names: 3, minutes: 5 }],
    [[4, 1, 0], 5, { names: 3, minutes: 5 }],
    [[0, 30, 31], 32, { names: 2, minutes: 2 }],
    [[0, 1], 40, null],
    [[], 5, null],
    [[5], 5, { names: 1, minutes: 1 }],
  ])('written at %j, asked at %i', (minutes, now, run) => {
    expect(joggerRun(minutes.map(at), at(now))).toEqual(run);
  });

  it('never counts more names than there are, and at least a minute', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 })), (minutes) => {
        const run = joggerRun(minutes.map(at), at(600));
        if (run === null) return;
        expect(run.names).toBeLessThanOrEqual(minutes.length);
        expect(run.minutes).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
