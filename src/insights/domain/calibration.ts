/** Fewer pairs say nothing. Source: product.md, "Defaults": "show own data after 5 attempts". */
export const enoughToSay = 5;

/** Bands of the curve, in percent, both ends included. */
const bandEdges = [
  [0, 19],
  [20, 39],
  [40, 59],
  [60, 79],
  [80, 100],
] as const;

/** "Will they answer?" before, and what came of it. */
export interface Guess {
  /** 0-100 %. */
  readonly expected: number;
  readonly answered: boolean;
}

/** What was expected and what came, of some guesses; null where there are none. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly attempts: number;
  /** Mean expectation, whole percent. */
  readonly expected: number | null;
  /** Share of answers, whole percent. */
  readonly answered: number | null;
}

export interface Calibration {
  readonly attempts: number;
  readonly expected: number;
  readonly answered: number;
  /** Mean squared distance, 0 (always right) to 1 (always wrong), two decimals. */
  readonly brier: number;
  /** Five, from the lowest expectation on. */
  readonly bands: readonly Band[];
}

/**
 * How what was expected compares with what came: means, Brier score and a curve in five bands; null below five guesses.
 * It never corrects an estimate. Throws nothing. Source: product.md, features 7 and "Defaults" (Flynn & Lake 2008); the
 * score is Brier's of 1950. Example: five guesses of 30 %, three answered: `{ expected: 30, answered: 60, brier: 0.33 }`.
 */
export function calibration(guesses: readonly Guess[]): Calibration | null {
  if (guesses.length < enoughToSay) return null;
  const { expected, answered } = means(guesses);
  const bands = bandEdges.map(([from, to]) => {
    const own = guesses.filter((guess) => guess.expected >= from && guess.expected <= to);
    return { from, to, attempts: own.length, ...(own.length > 0 ? means(own) : { expected: null, answered: null }) };
  });
  return { attempts: guesses.length, expected, answered, brier: brier(guesses), bands };
}

function means(guesses: readonly Guess[]): { expected: number; answered: number } {
  return {
    expected: Math.round(mean(guesses.map(({ expected }) => expected))),
    answered: Math.round(mean(guesses.map(({ answered }) => (answered ? 100 : 0)))),
  };
}

function brier(guesses: readonly Guess[]): number {
  const squares = guesses.map(({ expected, answered }) => (expected / 100 - (answered ? 1 : 0)) ** 2);
  return Math.round(mean(squares) * 100) / 100;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
