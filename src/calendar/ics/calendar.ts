import type { CalendarEvent } from './event.js';
import { eventLines } from './event.js';
import { escapeText, foldLine } from './text.js';

/** How often a subscribed client should ask again (RFC 7986, 5.7). Shorter costs requests, longer lets a new meeting wait. */
const REFRESH_EVERY = 'PT1H';

/** Who wrote the file (RFC 5545, 3.7.3). */
const PRODUCT = '-//Wiedersehen//Calendar 1//EN';

export interface CalendarFile {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}

/**
 * A whole iCalendar file (RFC 5545, 3.4; text/calendar, UTF-8): every line folded and ended by CRLF, the last one too.
 * The name stands twice, as NAME (RFC 7986, 5.1) and as the older X-WR-CALNAME, and so does the refresh interval
 * (5.7; X-PUBLISHED-TTL for Outlook). Throws RangeError for an event with an invalid Date.
 * `printCalendar({ name: 'Wiedersehen', events: [] })` begins with `'BEGIN:VCALENDAR\r\n'`.
 */
export function printCalendar(calendar: CalendarFile): string {
  const name = escapeText(calendar.name);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH_EVERY}`,
    `X-PUBLISHED-TTL:${REFRESH_EVERY}`,
    ...calendar.events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map(foldLine)
    .join('');
}
