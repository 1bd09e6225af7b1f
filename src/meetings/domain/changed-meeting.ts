import type { MeetingState } from './words.js';

/** What of a meeting the user can change but for who takes part. `startAt` and `endAt` are instants, ISO 8601 in UTC. */
export interface ChangeableMeeting {
  readonly startAt: string;
  readonly endAt: string;
  readonly timeZone: string;
  readonly place: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly travelMinutes: number | null;
  readonly state: MeetingState;
  readonly sequence: number;
  readonly updatedAt: string;
}

/** What is given is changed; null empties, what is left out stays. `start` and `end` are instants, ISO 8601. */
export interface MeetingChange {
  readonly start?: string;
  readonly end?: string;
  readonly timeZone?: string;
  readonly place?: string | null;
  readonly title?: string | null;
  readonly note?: string | null;
  readonly travelMinutes?: number | null;
  readonly state?: MeetingState;
}

/**
 * The meeting after a change. Another time raises the sequence by one, so that calendars take the newer one (RFC 5545,
 * 3.8.7.4); nothing else does. Throws RangeError for a start or an end that is no instant.
 *
 * @example changedMeeting(meeting, { place: 'Café' }, now).sequence === meeting.sequence // true
 */
export function changedMeeting<M extends ChangeableMeeting>(meeting: M, change: MeetingChange, now: Date): M {
  const startAt = instantOr(meeting.startAt, change.start);
  const endAt = instantOr(meeting.endAt, change.end);
  const timeZone = change.timeZone ?? meeting.timeZone;
  const moved = startAt !== meeting.startAt || endAt !== meeting.endAt || timeZone !== meeting.timeZone;
  return {
    ...meeting,
    ...wordsAfter(meeting, change),
    startAt,
    endAt,
    timeZone,
    state: change.state ?? meeting.state,
    sequence: meeting.sequence + (moved ? 1 : 0),
    updatedAt: now.toISOString(),
  };
}

function wordsAfter(
  { place, title, note, travelMinutes }: ChangeableMeeting,
  change: MeetingChange,
): Pick<ChangeableMeeting, 'place' | 'title' | 'note' | 'travelMinutes'> {
  return {
    place: change.place === undefined ? place : change.place,
    title: change.title === undefined ? title : change.title,
    note: change.note === undefined ? note : change.note,
    travelMinutes: change.travelMinutes === undefined ? travelMinutes : change.travelMinutes,
  };
}

function instantOr(present: string, given: string | undefined): string {
  return given === undefined ? present : new Date(given).toISOString();
}
