import type { Span } from './draft-hint.js';

/** A time that a message offers, and what calendars and clocks say about it. */
export interface OfferedTime {
  /** As the letter says it. */
  readonly words: string;
  /** The writer's calendars have something else then. */
  readonly isTaken: boolean;
  /** Early or late on the reader's own clock. */
  readonly isAtNight: boolean;
  /** A free time by day on both clocks, as the letter would say it; null: there is none near it. */
  readonly free: string | null;
}

/**
 * Where the text says a time, if it says it in these words. Never throws. Source: screens.md 3.4. Example:
 * `placeOf('Passt 10 Uhr?', '10 Uhr')` is `{ start: 6, end: 12 }`.
 */
export function placeOf(text: string, words: string): Span | null {
  const start = text.indexOf(words);
  return start < 0 || words === '' ? null : { start, end: start + words.length };
}

/** What stands for no time at all, in the choice of a sentence. */
export const NO_TIME = 'none';
