import { Budget } from './budget.js';
import type { CalendarReading, ReadEvent, ReadingWish, ReadSpan } from './calendar-reading.js';
import { componentsOf, type RawComponent } from './components.js';
import { textOfCalendar } from './content-lines.js';
import { durationOf, timeOfLine } from './event-times.js';
import { FileZones } from './file-zones.js';
import { mergedSpans } from './merged-spans.js';
import { type RawEvent, rawEvent } from './raw-event.js';
import { occurrencesOf } from './series.js';

/** What an event feed of a year has, five times over. */
const MOST_EVENTS = 20_000;

/** Changes of one event that recurs; daily for ten years, each moved, fits. */
const MOST_OF_ONE_UID = 4_000;

/** It is something else than a calendar: a page, for instance. */
export class NotACalendar extends Error {}

/**
 * What a calendar file says about a time: docs/calendar.md has the rules. What is broken in it is passed over and counted. It
 * takes as long as the file wants it to, so others call readCalendar, which runs it in a thread with limits. Throws
 * NotACalendar.
 *
 * @example calendarOf(bytes, { from, to, zone: 'Europe/Berlin', own: ['kim@example.org'] }).spans
 */
export function calendarOf(bytes: Uint8Array, wish: ReadingWish): CalendarReading {
  const raw = componentsOf(textOfCalendar(bytes));
  if (!raw.isCalendar) throw new NotACalendar();
  const zones = new FileZones(raw.zones, wish, wish.zone);
  const own = new Set(wish.own.map((address) => address.toLowerCase()));
  const { byUid, unreadable: startless } = eventsByUid(raw.events, { zones, own });
  const { found, budget, unreadable } = occurrencesIn(byUid, wish);
  const spans = [...found.filter(({ busy }) => busy).map(spanOf), ...raw.freeBusy.flatMap((one) => busyOf(one, zones))];
  const events = found.sort((one, other) => one.start - other.start || compare(one.uid, other.uid));
  return {
    spans: mergedSpans(spans, wish),
    events: events.slice(-MOST_EVENTS),
    found: byUid.size,
    unreadable: startless + unreadable,
    cut: budget.cut,
  };
}

function eventsByUid(
  components: readonly RawComponent[],
  context: { readonly zones: FileZones; readonly own: ReadonlySet<string> },
): { byUid: Map<string, RawEvent[]>; unreadable: number } {
  const byUid = new Map<string, RawEvent[]>();
  let unreadable = 0;
  for (const [index, component] of components.entries()) {
    const event = rawEvent(component, { ...context, index });
    const events = byUid.get(event?.uid ?? '') ?? [];
    if (event === null || events.length >= MOST_OF_ONE_UID) {
      unreadable += 1;
      continue;
    }
    events.push(event);
    byUid.set(event.uid, events);
  }
  return { byUid, unreadable };
}

function occurrencesIn(
  byUid: ReadonlyMap<string, readonly RawEvent[]>,
  wish: ReadingWish,
): { found: ReadEvent[]; budget: Budget; unreadable: number } {
  const budget = new Budget();
  const found: ReadEvent[] = [];
  let unreadable = 0;
  for (const events of byUid.values()) {
    try {
      for (const occurrence of occurrencesOf(events, wish, budget)) found.push(occurrence);
    } catch {
      unreadable += 1; // a rule that makes no sense, or a time beyond all calendars
    }
  }
  return { found, budget, unreadable };
}

function spanOf({ start, end, place, allDay }: ReadEvent): ReadSpan {
  // nobody goes somewhere and back in front of and behind a whole day
  return { start, end, away: place !== null && !allDay && !isOnline(place) };
}

/** A call needs no way there. */
function isOnline(place: string): boolean {
  return /^(?:https?:|tel:|microsoft teams|zoom|google meet|online|webex)/i.test(place.trim());
}

/** Periods of a VFREEBUSY (RFC 5545, 3.6.4), but for those that say "free". */
function busyOf({ lines, calendarZone }: RawComponent, zones: FileZones): ReadSpan[] {
  const place = { zones, calendarZone };
  return lines
    .filter(({ name, params }) => name === 'FREEBUSY' && params.get('FBTYPE')?.toUpperCase() !== 'FREE')
    .flatMap((line) =>
      line.value.split(',').flatMap((period) => {
        const [begin = '', rest = ''] = period.split('/');
        const start = timeOfLine({ ...line, value: begin }, place)?.instant;
        const length = durationOf(rest);
        const end = timeOfLine({ ...line, value: rest }, place)?.instant;
        if (start === undefined) return [];
        const until = length ? start + length.onWall + length.exact : end;
        return until === undefined ? [] : [{ start, end: until, away: false }];
      }),
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
