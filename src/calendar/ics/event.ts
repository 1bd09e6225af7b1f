import type { LocalDate } from '../../common/local-date.js';
import { addDays } from '../../common/local-date.js';
import { cleanText, escapeText } from './text.js';

/** When it is: two instants, or whole days of which `lastOn` is the last one that counts. */
export type EventTime =
  | { readonly kind: 'timed'; readonly startAt: Date; readonly endAt: Date }
  | { readonly kind: 'all-day'; readonly firstOn: LocalDate; readonly lastOn: LocalDate };

/** RFC 5545, 3.8.1.11: the words that an event may have. */
export type EventStatus = 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';

export interface CalendarEvent {
  /** Of the row's id, never of its content: a client knows the event again by it (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  readonly time: EventTime;
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly url: string | null;
  readonly status: EventStatus;
  /** Rises with each change of the time (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** False leaves the hours free in the reader's calendar (RFC 5545, 3.8.2.7): a reminder blocks nothing. */
  readonly busy: boolean;
}

/**
 * The content lines of one VEVENT (RFC 5545, 3.6.1), not folded yet. Times are UTC, so no VTIMEZONE is needed
 * (3.3.5, form 2); the DTEND of whole days is exclusive (3.6.1). Without a METHOD the DTSTAMP says when the event
 * last changed (3.8.7.2), so an unchanged event prints the same bytes. Throws RangeError for an invalid Date.
 * `eventLines(event)[0]` is `'BEGIN:VEVENT'`.
 */
export function eventLines(event: CalendarEvent): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utcStamp(event.changedAt)}`,
    ...timeLines(event.time),
    `SUMMARY:${escapeText(event.summary)}`,
    ...optional('DESCRIPTION', event.description, escapeText),
    ...optional('LOCATION', event.location, escapeText),
    ...optional('URL', event.url, uriValue),
    `STATUS:${event.status}`,
    `SEQUENCE:${event.sequence}`,
    `CREATED:${utcStamp(event.createdAt)}`,
    `LAST-MODIFIED:${utcStamp(event.changedAt)}`,
    `TRANSP:${event.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

function timeLines(time: EventTime): readonly string[] {
  if (time.kind === 'timed') return [`DTSTART:${utcStamp(time.startAt)}`, `DTEND:${utcStamp(time.endAt)}`];
  return [`DTSTART;VALUE=DATE:${dayStamp(time.firstOn)}`, `DTEND;VALUE=DATE:${dayStamp(addDays(time.lastOn, 1))}`];
}

function optional(name: string, value: string | null, print: (value: string) => string): readonly string[] {
  return value === null ? [] : [`${name}:${print(value)}`];
}

/** A URI is printed as it is (RFC 5545, 3.3.13): escaping a comma would change the address. */
function uriValue(uri: string): string {
  return cleanText(uri).replaceAll('\n', '');
}

/** DATE-TIME in UTC (RFC 5545, 3.3.5, form 2): `20261124T150000Z`. */
function utcStamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** DATE (RFC 5545, 3.3.4): `20261124`. */
function dayStamp(day: LocalDate): string {
  return day.replaceAll('-', '');
}
