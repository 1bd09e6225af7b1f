import { createHash } from 'node:crypto';
import { type CalendarEvent, msOf } from '../../calendar/ics/event.js';
import { cleanText } from '../../calendar/ics/text.js';
import { type EventParts, keptParts, NOTHING, PART_LENGTH, type PartsThere } from '../domain/event-parts.js';
import type { EventSeen } from '../domain/theirs.js';

/** As much of a title or a place as is read of a calendar there (busy-calendars/reading/raw-event.ts). In characters. */
const LONGEST_TEXT = 500;
const MS_PER_SECOND = 1000;

/** Of an event of ours. Throws RangeError for an invalid Date. */
export function partsOfOurs({ time, summary, location, description, url }: CalendarEvent): EventParts {
  const seen = { ...spanOf(time), summary, place: location };
  const zone = time.kind === 'timed' ? (time.zone ?? '') : 'day';
  return { ...partsOfTheirs(seen, description), form: printOf(`${zone} ${url ?? ''}`) };
}

/** Of an event as it stands there. Never throws. */
export function partsOfTheirs({ start, end, summary, place }: EventSeen, description: string | null): PartsThere {
  const second = (ms: number): number => Math.floor(ms / MS_PER_SECOND); // as RFC 5545 says times
  return {
    time: printOf(`${second(start)} ${second(end)}`),
    summary: printOf(short(summary)),
    place: printOf(short(place)),
    description: printOf(plain(description)),
  };
}

/** What is kept with an event of which this was written. Throws as `partsOfOurs`. */
export function printOfOurs(event: CalendarEvent): string {
  return keptParts(partsOfOurs(event));
}

function spanOf(time: CalendarEvent['time']): { start: number; end: number } {
  if (time.kind === 'timed') return { start: msOf(time.startAt), end: msOf(time.endAt) };
  return { start: Date.parse(time.firstOn), end: Date.parse(time.lastOn) };
}

/** Programs differ in line breaks and blanks at the ends. */
function plain(text: string | null): string {
  return cleanText(text ?? '').trim();
}

function short(text: string | null): string {
  return plain((text ?? '').slice(0, LONGEST_TEXT));
}

function printOf(text: string): string {
  return text === '' ? NOTHING : createHash('sha256').update(text).digest('hex').slice(0, PART_LENGTH);
}
