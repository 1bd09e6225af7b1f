import { LONGEST_MEETING_MS } from '../../../meetings/domain/meeting-time.js';

/** Instants, ISO 8601 in UTC. */
export interface MeetingSpan {
  readonly startAt: string;
  readonly endAt: string;
}

/** What a program writes without an end is meant to take some time. RFC 5545, 3.6.1 says none; a meeting here has some. */
const WITHOUT_END_MS = 30 * 60_000;

/**
 * From when to when the meeting is that an event becomes: an event that takes no time lasts half an hour, of one that is longer
 * than a day its first 24 hours count. Both in ms since 1970. Never throws for years from 1900 to 2200.
 *
 * @example meetingSpan(0, 0).endAt // '1970-01-01T00:30:00.000Z'
 */
export function meetingSpan(start: number, end: number): MeetingSpan {
  const length = end > start ? Math.min(end - start, LONGEST_MEETING_MS) : WITHOUT_END_MS;
  return { startAt: new Date(start).toISOString(), endAt: new Date(start + length).toISOString() };
}
