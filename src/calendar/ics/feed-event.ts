import type { LocalDate } from '../../common/local-date.js';
import type { CalendarEvent, EventStatus } from './event.js';

/** A meeting as a feed needs it. */
export interface FeedMeeting {
  readonly id: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly place: string | null;
  readonly state: 'proposed' | 'agreed' | 'done' | 'not-this-time';
  readonly sequence: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A reminder as a feed needs it. */
export interface FeedReminder {
  readonly id: string;
  readonly dueOn: LocalDate;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a reader sees of an event: words in the account's language. */
export interface EventWords {
  readonly summary: string;
  readonly description: string | null;
  readonly url: string | null;
}

/** RFC 5545, 3.8.1.11: how sure a meeting is. */
const statusOfState: Readonly<Record<FeedMeeting['state'], EventStatus>> = {
  proposed: 'TENTATIVE',
  agreed: 'CONFIRMED',
  done: 'CONFIRMED',
  'not-this-time': 'CANCELLED',
};

const MS_PER_SECOND = 1000;

/**
 * A meeting as an event at its time. The UID is the row's id alone (RFC 7986, 5.3), so that feed, invitation and CalDAV
 * speak of the same event. Never throws.
 * A meeting in state `not-this-time` has status CANCELLED.
 */
export function meetingEvent(meeting: FeedMeeting, words: EventWords): CalendarEvent {
  return {
    ...words,
    uid: meeting.id,
    time: { kind: 'timed', startAt: new Date(meeting.startAt), endAt: new Date(meeting.endAt) },
    location: meeting.place,
    status: statusOfState[meeting.state],
    sequence: meeting.sequence,
    createdAt: new Date(meeting.createdAt),
    changedAt: new Date(meeting.updatedAt),
    busy: true,
  };
}

/**
 * A reminder as an event of a whole day that blocks no hour (a VEVENT: Google drops the VTODOs of feeds). Its SEQUENCE
 * is the seconds between making and changing it: it rises with each change, as RFC 5545, 3.8.7.4 asks. Never throws.
 * A reminder due on 2026-12-03 begins on the 3rd and ends, exclusively, on the 4th.
 */
export function reminderEvent(reminder: FeedReminder, words: EventWords): CalendarEvent {
  const createdAt = new Date(reminder.createdAt);
  const changedAt = new Date(reminder.updatedAt);
  return {
    ...words,
    uid: reminder.id,
    time: { kind: 'all-day', firstOn: reminder.dueOn, lastOn: reminder.dueOn },
    location: null,
    status: 'CONFIRMED',
    sequence: Math.max(0, Math.floor((changedAt.getTime() - createdAt.getTime()) / MS_PER_SECOND)),
    createdAt,
    changedAt,
    busy: false,
  };
}
