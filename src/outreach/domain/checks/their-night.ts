import { type DraftCheck, hint } from './draft-hint.js';
import { NO_TIME, type OfferedTime, placeOf } from './offered-time.js';

/**
 * Times that fall before 7:00 or after 22:00 of the reader's own clock, with one that is by day for both. Never throws.
 * Source: docs/calendar.md, "Two clocks".
 *
 * @example checkTheirNight(text, [{ words: 'Dienstag, 1. Dezember, 10 bis 11 Uhr (bei dir 4 bis 5 Uhr)', isAtNight: true, ... }])
 */
export function checkTheirNight(text: string, times: readonly OfferedTime[]): DraftCheck[] {
  return times
    .filter(({ isAtNight }) => isAtNight)
    .map(({ words, free }) =>
      hint('time-at-night', { params: { found: words, free: free ?? NO_TIME }, at: placeOf(text, words) }),
    );
}
