const MS_PER_MINUTE = 60_000;
const FIRST_MS = 5 * MS_PER_MINUTE;
/** A password that is wrong stays wrong; some servers shut out whoever asks too often. */
const LONGEST_MS = 6 * 60 * MS_PER_MINUTE;

/**
 * How long to wait until the next try, in ms: as long as it has not worked already, so that the waits double; 5 minutes at
 * least, 6 hours at most. Never throws.
 *
 * @param forMs how long it has not worked, in ms
 * @example untilNextTry(20 * 60_000) // 1_200_000
 */
export function untilNextTry(forMs: number): number {
  return Math.min(LONGEST_MS, Math.max(FIRST_MS, forMs));
}
