import { enoughToSay } from './calibration.js';

/** 1 (easy) to 5 (hard), before and after a talk. */
export interface FeltTalk {
  readonly expected: number;
  readonly was: number;
}

export interface Effort {
  readonly talks: number;
  /** Means, 1 to 5, one decimal. */
  readonly expected: number;
  readonly was: number;
  /** Talks that were easier than expected. */
  readonly easier: number;
}

/**
 * How hard talks were expected to be and how hard they were; null below five. Never throws. Source: product.md, R26.
 * Example: five talks, each expected at 4 and felt at 2: `{ talks: 5, expected: 4, was: 2, easier: 5 }`.
 */
export function effort(talks: readonly FeltTalk[]): Effort | null {
  if (talks.length < enoughToSay) return null;
  return {
    talks: talks.length,
    expected: meanOf(talks.map(({ expected }) => expected)),
    was: meanOf(talks.map(({ was }) => was)),
    easier: talks.filter(({ expected, was }) => was < expected).length,
  };
}

function meanOf(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return Math.round(mean * 10) / 10;
}
