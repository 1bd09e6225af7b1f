import { type DraftCheck, hint } from './draft-hint.js';
import { NO_TIME, type OfferedTime, placeOf } from './offered-time.js';

/**
 * Times that are offered although a calendar has something then, with one that is free. It is a remark: the writer may
 * know better. Never throws. Source: docs/calendar.md, "Free times".
 *
 * @example checkTaken(text, [{ words: 'Mittwoch, 25. November, 14 bis 16 Uhr', isTaken: true, ... }])
 */
export function checkTaken(text: string, times: readonly OfferedTime[]): DraftCheck[] {
  return times
    .filter(({ isTaken }) => isTaken)
    .map(({ words, free }) =>
      hint('time-taken', { params: { found: words, free: free ?? NO_TIME }, at: placeOf(text, words) }),
    );
}
