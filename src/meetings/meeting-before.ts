import { fingerprint } from '../common/fingerprint.js';
import type { MeetingResponseWord } from './domain/words.js';
import type { MeetingPerson } from './meeting-person.entity.js';
import type { Meeting } from './meeting.entity.js';
import type { MeetingWithPeople } from './meeting-with-people.js';

type Words = 'startAt' | 'endAt' | 'timeZone' | 'place' | 'title' | 'note' | 'travelMinutes' | 'state';

/** What the user can change of a meeting. */
export interface MeetingWords extends Pick<Meeting, Words> {
  readonly contactIds: readonly string[];
}

/** What it takes to take a meeting back, or, with `before`, a change of it. */
export interface MeetingBefore {
  readonly id: string;
  /** Tells that it is as it was left. */
  readonly left: string;
  readonly before?: MeetingWords;
  /** What each of its people had said before, by contact; changes of the first days have none. */
  readonly said?: Readonly<Record<string, MeetingResponseWord>>;
}

/** What it takes to put a meeting back that was removed. */
export interface RemovedMeeting {
  readonly row: Meeting;
  readonly people: readonly MeetingPerson[];
  /** What hung on it (meeting-keepers.ts); changes of the first days have none. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

export function meetingWords(meeting: MeetingWithPeople): MeetingWords {
  const { startAt, endAt, timeZone, place, title, note, travelMinutes, state, people } = meeting;
  const contactIds = people.map(({ contactId }) => contactId).sort();
  return { startAt, endAt, timeZone, place, title, note, travelMinutes, state, contactIds };
}

/** What each of its people has said, by contact. */
export function meetingSaid({ people }: MeetingWithPeople): Record<string, MeetingResponseWord> {
  return Object.fromEntries(people.map(({ contactId, response }) => [contactId, response]));
}

/** Equal for a meeting that is as it was left. */
export function meetingLeft(meeting: MeetingWithPeople): string {
  return fingerprint(meetingWords(meeting));
}
