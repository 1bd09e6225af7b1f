import type { LocalDate } from '../../common/local-date.js';
import { addDays } from '../../common/local-date.js';
import { type Attendee, attendeeLines, type Party, partyLine } from './parties.js';
import { cleanText, escapeText, foldLine, foldLines } from './text.js';
import { stampOf, stampOfIso, type ZoneClock } from './zone-clock.js';

/** In days. */
const SHORTEST_MONTH = 28;

/** A Date, or the ISO 8601 text in UTC as rows keep it, `2026-11-24T15:00:00.000Z`: whole calendars are printed from these. */
export type Instant = Date | string;

/** When it is: two instants, or whole days of which `lastOn` is the last one that counts. */
export type EventTime =
  | {
      readonly kind: 'timed';
      readonly startAt: Instant;
      readonly endAt: Instant;
      /** IANA: whose clocks it is said by; without one: UTC. */
      readonly zone?: string | null;
    }
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
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** False leaves the hours free in the reader's calendar (RFC 5545, 3.8.2.7): a reminder blocks nothing. */
  readonly busy: boolean;
  /** An RRULE's value (RFC 5545, 3.8.5.3): `FREQ=YEARLY`. */
  readonly repeats?: string | null;
  /** A TRIGGER's value (RFC 5545, 3.8.6.3), from the start: `-PT30M`. */
  readonly alarm?: string | null;
  /** Only in an invitation (RFC 5546): in a calendar of one's own, programs would write to everybody. */
  readonly organizer?: Party | null;
  readonly attendees?: readonly Attendee[];
}

/** The clock of each zone that events of the same file name. */
export type ZoneClocks = ReadonlyMap<string, ZoneClock>;

/**
 * One VEVENT (RFC 5545, 3.6.1), its lines folded and ended by CRLF. A time whose zone is among `clocks` is said by its
 * clock with a TZID (3.3.5, form 3) as far as that clock can say it, any other in UTC (form 2); the DTEND of whole days is
 * exclusive (3.6.1). Without a METHOD the DTSTAMP says when the event last changed (3.8.7.2), so an unchanged event prints
 * the same bytes. Lines that can't be long are not measured: half the time of a whole calendar went into that.
 * Throws RangeError for an invalid Date.
 *
 * @example eventText(event).startsWith('BEGIN:VEVENT\r\nUID:') // true
 */
export function eventText(event: CalendarEvent, clocks: ZoneClocks = new Map()): string {
  const changed = utcStamp(event.changedAt);
  const head = `BEGIN:VEVENT\r\n${textLine('UID', event.uid)}DTSTAMP:${changed}\r\n`;
  const state = `STATUS:${event.status}\r\nSEQUENCE:${event.sequence}\r\nCREATED:${utcStamp(event.createdAt)}\r\n`;
  const end = `LAST-MODIFIED:${changed}\r\nTRANSP:${event.busy ? 'OPAQUE' : 'TRANSPARENT'}\r\n`;
  const alarm = event.alarm ? alarmText(event.alarm, event.summary) : '';
  return `${head}${timeText(event.time, clocks)}${wordsText(event)}${state}${end}${alarm}END:VEVENT\r\n`;
}

function wordsText({ repeats, summary, description, location, url, organizer, attendees }: CalendarEvent): string {
  const rule = repeats ? foldLine(`RRULE:${repeats}`) : '';
  const said = textLine('SUMMARY', summary) + textLine('DESCRIPTION', description) + textLine('LOCATION', location);
  const address = url === null ? '' : foldLine(`URL:${uriValue(url)}`);
  const host = organizer ? foldLine(partyLine('ORGANIZER', organizer)) : '';
  const guests = attendees ? foldLines(attendeeLines(attendees)) : '';
  return `${rule}${said}${address}${host}${guests}`;
}

/** A line with a TEXT value (RFC 5545, 3.3.11), folded; '' for null. Never throws. */
export function textLine(property: string, value: string | null): string {
  return value === null ? '' : foldLine(`${property}:${escapeText(value)}`);
}

function timeText(time: EventTime, clocks: ZoneClocks): string {
  if (time.kind === 'all-day') {
    const [start, end] = [dayStamp(time.firstOn), dayStamp(dayAfter(time.lastOn))];
    return `DTSTART;VALUE=DATE:${start}\r\nDTEND;VALUE=DATE:${end}\r\n`;
  }
  const clock = time.zone ? clocks.get(time.zone) : undefined;
  const [start, end] = [msOf(time.startAt), msOf(time.endAt)];
  if (!clock?.canSay(start) || !clock.canSay(end)) return `DTSTART:${stampOf(start)}Z\r\nDTEND:${stampOf(end)}Z\r\n`;
  return `DTSTART;TZID=${clock.zone}:${clock.stamp(start)}\r\nDTEND;TZID=${clock.zone}:${clock.stamp(end)}\r\n`;
}

/** VALARM (RFC 5545, 3.6.6): ACTION, TRIGGER and DESCRIPTION are what a shown alarm needs. */
function alarmText(trigger: string, words: string): string {
  const shown = textLine('DESCRIPTION', words);
  return `BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:${trigger}\r\n${shown}END:VALARM\r\n`;
}

/** A URI is printed as it is (RFC 5545, 3.3.13): escaping a comma would change the address. */
export function uriValue(uri: string): string {
  return cleanText(uri).replaceAll('\n', '');
}

/** Milliseconds since 1970. */
export function msOf(instant: Instant): number {
  return typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
}

/** DATE-TIME in UTC (RFC 5545, 3.3.5, form 2): `20261124T150000Z`. */
export function utcStamp(instant: Instant): string {
  return `${stampOfIso(typeof instant === 'string' ? instant : instant.toISOString())}Z`;
}

/** Every month has a day after these, so that most need no calendar. */
function dayAfter(day: LocalDate): LocalDate {
  const dayOfMonth = Number(day.slice(8));
  if (dayOfMonth >= SHORTEST_MONTH) return addDays(day, 1);
  return `${day.slice(0, 8)}${dayOfMonth < 9 ? '0' : ''}${dayOfMonth + 1}`;
}

/** DATE (RFC 5545, 3.3.4): `20261124`. */
export function dayStamp(day: LocalDate): string {
  return `${day.slice(0, 4)}${day.slice(5, 7)}${day.slice(8, 10)}`;
}
