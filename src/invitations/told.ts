import { fingerprint } from '../common/fingerprint.js';
import type { Meeting } from '../meetings/meeting.entity.js';

/** Equal for meetings of which an invitation says the same: when, where, what. */
export function toldOf({ startAt, endAt, timeZone, place, title }: Meeting): string {
  return fingerprint({ startAt, endAt, timeZone, place, title });
}
