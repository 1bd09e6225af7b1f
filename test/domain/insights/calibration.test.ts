import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibration, type Guess } from '../../../src/insights/domain/calibration.js';

const guesses = (expected: number, ...answers: boolean[]): Guess[] =>
  answers.map((answered) => ({ expected, answered }));

describe('expected and received', () => {
  it('"own calibration from five on": below that there is nothing to say', () => {
    expect(calibration([])).toBeNull();
    expect(calibration(guesses(30, true, true, false, false))).toBeNull();
    expect(calibration(guesses(30, true, true, false, false, true))).not.toBeNull();
  });

  it('"you expected 35 %, you got 58 %": means of both', () => {
    const twelve = [
      ...guesses(30, true, true, true, true, true, false, false, false, false),
      ...guesses(50, true, true, false),
    ];
    expect(calibration(twelve)).toMatchObject({ attempts: 12, expected: 35, answered: 58 });
  });

  it("Brier's score is the mean squared distance", () => {
    expect(calibration(guesses(30, true, true, true, false, false))?.brier).toBe(0.33); // (3 * .49 + 2 * .09) / 5
    expect(calibration(guesses(100, true, true, true, true, true))?.brier).toBe(0);
    expect(calibration(guesses(0, true, true, true, true, true))?.brier).toBe(1);
  });

  it('the curve has five bands, and a band without a guess says nothing', () => {
    const bands = calibration([...guesses(10, false, false), ...guesses(90, true, true, false)])?.bands;
    expect(bands?.map(({ from, to }) => [from, to])).toEqual([
      [0, 19],
      [20, 39],
      [40, 59],
      [60, 79],
      [80, 100],
    ]);
    expect(bands?.[0]).toMatchObject({ attempts: 2, expected: 10, answered: 0 });
    expect(bands?.[2]).toMatchObject({ attempts: 0, expected: null, answered: null });
    expect(bands?.[4]).toMatchObject({ attempts: 3, expected: 90, answered: 67 });
  });

  it('every guess is in exactly one band, and every figure is within its scale', () => {
    const guess = fc.record({ expected: fc.integer({ min: 0, max: 100 }), answered: fc.boolean() });
    fc.assert(
      fc.property(fc.array(guess, { minLength: 5, maxLength: 60 }), (all) => {
        const found = calibration(all);
        expect(found?.bands.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(all.length);
        expect(found?.brier).toBeGreaterThanOrEqual(0);
        expect(found?.brier).toBeLessThanOrEqual(1);
        for (const band of found?.bands ?? []) {
          if (band.expected !== null) expect(band.expected >= band.from && band.expected <= band.to).toBe(true);
        }
      }),
    );
  });
});
