import type { CalendarEvent, EventTime, ZoneClocks } from './event.js';
import { eventText, msOf } from './event.js';
import { Octets } from './octets.js';
import { type CalendarTask, taskText } from './task.js';
import { escapeText, foldLines } from './text.js';
import { timezoneLines } from './timezone.js';
import { ZoneClock } from './zone-clock.js';

/** How often a subscribed client should ask again (RFC 7986, 5.7). Shorter costs requests, longer lets a new meeting wait. */
const REFRESH_EVERY = 'PT1H';

/** Who wrote the file (RFC 5545, 3.7.3). */
const PRODUCT = '-//Wiedersehen//Calendar 1//EN';

/** What ends a calendar (RFC 5545, 3.4). */
const END = 'END:VCALENDAR\r\n';

/** What a calendar says of itself. */
export interface CalendarHead {
  /** Null: a file of single events that is no calendar to subscribe to. */
  readonly name: string | null;
  /** RFC 5546: what a mail wants its reader to do; a calendar to subscribe to has none. */
  readonly method?: 'PUBLISH' | 'REQUEST' | 'CANCEL';
}

export interface CalendarFile extends CalendarHead {
  readonly events: readonly CalendarEvent[];
}

/**
 * A whole iCalendar file (RFC 5545, 3.4; text/calendar, UTF-8): every line folded and ended by CRLF, the last one too;
 * a VTIMEZONE for each zone that an event names. The name stands twice, as NAME (RFC 7986, 5.1) and as the older
 * X-WR-CALNAME, and so does the refresh interval (5.7; X-PUBLISHED-TTL for Outlook). Throws RangeError for an event with
 * an invalid Date.
 *
 * @example printCalendar({ name: 'Wiedersehen', events: [] }) // 'BEGIN:VCALENDAR\r\n...'
 */
export function printCalendar({ events, ...head }: CalendarFile): string {
  const clocks = clocksOf(events.map(({ time }) => time));
  const body = events.map((event) => eventText(event, clocks)).join('');
  return `${headText(head, clocks)}${body}${END}`;
}

/**
 * A file with one task and nothing else, its lines folded and ended by CRLF. Throws RangeError for an invalid Date.
 *
 * @example printTask(task) // 'BEGIN:VCALENDAR\r\n...BEGIN:VTODO\r\n...'
 */
export function printTask(task: CalendarTask): string {
  return `${headText({ name: null }, new Map())}${taskText(task)}${END}`;
}

/**
 * The same file as octets of UTF-8, event by event: nothing of an event is kept once it is printed, which is what makes
 * a calendar of thousands cheap (docs/performance.md). `print` and `end` throw as `printCalendar` does.
 *
 * @example new CalendarPrinter({ name: 'Wiedersehen' }, []).end().toString() // 'BEGIN:VCALENDAR\r\n...'
 */
export class CalendarPrinter {
  private readonly clocks: ZoneClocks;
  private readonly octets = new Octets();

  /** @param times of all events that will name a zone */
  constructor(head: CalendarHead, times: Iterable<EventTime>) {
    this.clocks = clocksOf(times);
    this.octets.add(headText(head, this.clocks));
  }

  print(event: CalendarEvent): void {
    this.octets.add(eventText(event, this.clocks));
  }

  end(): Buffer {
    this.octets.add(END);
    return this.octets.whole();
  }
}

function headText({ name, method }: CalendarHead, clocks: ZoneClocks): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, 'CALSCALE:GREGORIAN'];
  if (method) lines.push(`METHOD:${method}`);
  if (name !== null) lines.push(...subscriptionLines(escapeText(name)));
  for (const clock of clocks.values()) lines.push(...timezoneLines(clock));
  return foldLines(lines);
}

function subscriptionLines(name: string): readonly string[] {
  const refresh = [`REFRESH-INTERVAL;VALUE=DURATION:${REFRESH_EVERY}`, `X-PUBLISHED-TTL:${REFRESH_EVERY}`];
  return [`NAME:${name}`, `X-WR-CALNAME:${name}`, ...refresh];
}

/** One clock for each zone, made for the times of its events. */
function clocksOf(times: Iterable<EventTime>): ZoneClocks {
  const spans = new Map<string, { first: number; last: number }>();
  for (const time of times) {
    if (time.kind === 'all-day' || !time.zone) continue;
    const [start, end] = [msOf(time.startAt), msOf(time.endAt)];
    const span = spans.get(time.zone);
    if (!span) spans.set(time.zone, { first: start, last: end });
    else {
      span.first = Math.min(span.first, start);
      span.last = Math.max(span.last, end);
    }
  }
  const clocks = [...spans].map(([zone, { first, last }]) => [zone, ZoneClock.of(zone, first, last)] as const);
  return new Map(clocks.flatMap(([zone, clock]) => (clock ? [[zone, clock]] : [])));
}
