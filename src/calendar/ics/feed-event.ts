import type { LocalDate } from '../../common/local-date.js';
import type { MeetingState } from '../../meetings/domain/words.js';
import type { CalendarEvent, EventStatus, EventTime } from './event.js';

/** When a row was made and changed; instants. */
interface Times {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A meeting as a calendar needs it. */
export interface MeetingFacts extends Times {
  readonly startAt: string;
  readonly endAt: string;
  /** IANA. */
  readonly timeZone: string;
  readonly state: MeetingState;
  readonly sequence: number;
}

/** Whole days: a reminder, a trip, a birthday. */
export interface DayFacts extends Times {
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  /** An RRULE's value; null: once. */
  readonly repeats: string | null;
}

/** What a reader sees of an event: words in the account's language. */
export interface EventWords {
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly url: string | null;
}

/** RFC 5545, 3.8.1.11: how sure a meeting is. */
const statusOfState: Readonly<Record<MeetingState, EventStatus>> = {
  proposed: 'TENTATIVE',
  agreed: 'CONFIRMED',
  done: 'CONFIRMED',
  'not-this-time': 'CANCELLED',
};

const MS_PER_SECOND = 1000;

/**
 * A meeting as an event at its time, by the clocks of its zone. The UID is the row's id alone (RFC 7986, 5.3), so that
 * feed, invitation and CalDAV speak of the same event. A meeting in state `not-this-time` has status CANCELLED and takes
 * no time. Never throws.
 *
 * @param people who take part: with a new name of theirs the event has changed
 * @param alarm a TRIGGER's value, or null
 * @example meetingEvent(meeting, words, [], '-PT30M').uid // meeting.id
 */
export function meetingEvent(
  meeting: MeetingFacts,
  words: EventWords,
  people: readonly { readonly updatedAt: string }[] = [],
  alarm: string | null = null,
): CalendarEvent {
  const status = statusOfState[meeting.state];
  const isOff = status === 'CANCELLED';
  return {
    uid: meeting.id,
    time: meetingTime(meeting),
    summary: words.summary, // one by one: a spread takes ten times as long, and calendars have thousands of these
    description: words.description,
    location: words.location,
    url: words.url,
    status,
    sequence: meeting.sequence,
    createdAt: meeting.createdAt,
    changedAt: latestOf(meeting, people),
    busy: !isOff,
    alarm: isOff ? null : alarm,
  };
}

/** When a meeting is, by the clocks of its zone. Never throws. */
export function meetingTime({ startAt, endAt, timeZone }: MeetingFacts): EventTime {
  return { kind: 'timed', startAt, endAt, zone: timeZone };
}

/**
 * Whole days that block no hour (a VEVENT: Google drops the VTODOs of feeds). The SEQUENCE is the seconds between making
 * and changing the row: it rises with each change, as RFC 5545, 3.8.7.4 asks. Never throws.
 * A reminder due on 2026-12-03 begins on the 3rd and ends, exclusively, on the 4th.
 *
 * @param people whom it is about: with a new name of theirs the event has changed
 * @param alarm a TRIGGER's value, or null
 * @example dayEvent(reminder, words, [], 'PT9H').busy // false
 */
export function dayEvent(
  days: DayFacts,
  words: EventWords,
  people: readonly { readonly updatedAt: string }[] = [],
  alarm: string | null = null,
): CalendarEvent {
  const sinceThen = Date.parse(days.updatedAt) - Date.parse(days.createdAt);
  return {
    uid: days.id,
    time: { kind: 'all-day', firstOn: days.firstOn, lastOn: days.lastOn },
    summary: words.summary,
    description: words.description,
    location: words.location,
    url: words.url,
    status: 'CONFIRMED',
    sequence: Math.max(0, Math.floor(sinceThen / MS_PER_SECOND)),
    createdAt: days.createdAt,
    changedAt: latestOf(days, people),
    busy: false,
    repeats: days.repeats,
    alarm,
  };
}

/** ISO 8601 in UTC sorts as text. */
function latestOf({ updatedAt }: Times, people: readonly { readonly updatedAt: string }[]): string {
  return people.reduce((latest, person) => (person.updatedAt > latest ? person.updatedAt : latest), updatedAt);
}
