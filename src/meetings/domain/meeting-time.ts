import { InvalidInput } from '../../common/errors.js';

/** Longer than a day is a trip, not a meeting. In milliseconds. */
export const LONGEST_MEETING_MS = 24 * 3_600_000;

/**
 * Refuses a meeting that ends before it begins or lasts longer than 24 hours. Instants, ISO 8601 in UTC; `parent` is
 * the pointer of the field that holds them. Throws InvalidInput at its end. Example: from 15:00 to 15:45 is fine, from
 * 15:00 to 15:00 is not.
 */
export function assertMeetingTime(time: { readonly startAt: string; readonly endAt: string }, parent = ''): void {
  const lastsMs = Date.parse(time.endAt) - Date.parse(time.startAt);
  if (lastsMs > 0 && lastsMs <= LONGEST_MEETING_MS) return;
  const [code, detail] =
    lastsMs > 0
      ? ['meetingTooLong', 'A meeting may last 24 hours at most.']
      : ['meetingEndsFirst', 'A meeting must end after it begins.'];
  throw new InvalidInput([{ pointer: `${parent}/end`, detail, code }]);
}
