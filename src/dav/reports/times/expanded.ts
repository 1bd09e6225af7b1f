import type { WallClock } from '../../../busy-calendars/reading/wall-clock.js';
import type { FilePart, FileProperty } from '../domain/file-part.js';
import { type TimeRange, utcStamp } from '../domain/time-range.js';
import { partLength, partWanted, type WantedPart, wantedWithin } from '../domain/wanted-part.js';
import type { CalendarTimes, Occurrence } from './calendar-times.js';

/** What an occurrence that stands by itself has no use for (RFC 4791, 9.6.5), and what is written anew. */
const REPLACED: ReadonlySet<string> = new Set([
  ...['RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'],
  ...['DTSTART', 'DTEND', 'DUE', 'DURATION'],
]);

/** DTSTART, DTEND and RECURRENCE-ID, as they are written anew. In characters. */
const WRITTEN = 100;

/** What somebody asked for of an expansion. */
export interface Expansion {
  readonly range: TimeRange;
  /** Of the whole calendar. */
  readonly wanted: WantedPart;
  /** In characters. */
  readonly longest: number;
}

/** What all occurrences of a part have in common: worked out once. */
interface Pattern {
  readonly part: FilePart;
  /** In characters. */
  readonly length: number;
  readonly isPoint: boolean;
  readonly hasEnd: boolean;
  readonly endName: 'DUE' | 'DTEND';
  /** The clock by which a whole day is one; null: it is none. */
  readonly days: WallClock | null;
}

/**
 * A calendar with each occurrence in the range as an event of its own, in UTC, without zones and rules (RFC 4791, 9.6.5). Whole
 * days stay days. A task without any date stays as it is. Null: all of it together would be longer than it may be, since each
 * occurrence says once more what the event says. Never throws.
 */
export function expanded(
  calendar: FilePart,
  times: CalendarTimes,
  { range, wanted, longest }: Expansion,
): FilePart | null {
  const patterns = new Map<FilePart, Pattern | null>();
  const occurrences = times.occurrences(range);
  let length = 0;
  for (const { part } of occurrences) {
    const pattern = patterns.has(part) ? patterns.get(part) : patternOf(part, times, wanted);
    patterns.set(part, pattern ?? null);
    length += pattern?.length ?? 0;
    if (length > longest) return null; // before a single one is made
  }
  const singles = occurrences.flatMap(({ part, event }) => {
    const pattern = patterns.get(part);
    return pattern ? [single(pattern, event)] : [];
  });
  const others = calendar.parts.filter((part) => part.name !== 'VTIMEZONE' && times.datedPart(part) === null);
  return partWanted({ ...calendar, parts: [...others, ...singles] }, wanted);
}

function patternOf(part: FilePart, times: CalendarTimes, wanted: WantedPart): Pattern | null {
  const want = wantedWithin(wanted, part.name);
  if (want === null) return null;
  const has = (named: string): boolean => part.properties.some(({ name }) => name === named);
  const kept = partWanted({ ...part, properties: part.properties.filter(({ name }) => !REPLACED.has(name)) }, want);
  const endName = part.name === 'VTODO' ? 'DUE' : 'DTEND';
  const start = times.datedPart(part)?.event.start;
  return {
    part: kept,
    length: partLength(kept) + WRITTEN,
    isPoint: !has('DTSTART'),
    hasEnd: has(endName) || has('DURATION'),
    endName,
    days: start?.isDay ? start.clock : null,
  };
}

function single({ part, isPoint, hasEnd, endName, days }: Pattern, event: Occurrence['event']): FilePart {
  const at = (name: string, instant: number): FileProperty =>
    days === null ? line(name, utcStamp(instant)) : dayLine(name, days.wallOf(instant));
  const written = [
    ...(event.occurrence === null ? [] : [at('RECURRENCE-ID', event.occurrence)]),
    at(isPoint ? endName : 'DTSTART', event.start),
    ...(!isPoint && hasEnd ? [at(endName, event.end)] : []),
  ];
  return { ...part, properties: [...part.properties, ...written] };
}

function dayLine(name: string, wall: number): FileProperty {
  return line(name, utcStamp(wall).slice(0, 'YYYYMMDD'.length), ';VALUE=DATE');
}

function line(name: string, value: string, parameters = ''): FileProperty {
  const head = name + parameters;
  return { group: null, name, head, value, raw: `${head}:${value}` };
}

/**
 * A calendar without the changed occurrences that lie outside of a range, now and before they were changed (RFC 4791,
 * 9.6.6). The event itself stays, and changes of one occurrence and all after it. Never throws.
 */
export function limitedRecurrences(calendar: FilePart, times: CalendarTimes, range: TimeRange): FilePart {
  return { ...calendar, parts: calendar.parts.filter((part) => isNeeded(part, times, range)) };
}

function isNeeded(part: FilePart, times: CalendarTimes, range: TimeRange): boolean {
  const dated = times.datedPart(part);
  if (!dated || dated.event.recurrenceId === null || dated.event.andFuture) return true;
  const before = dated.event.recurrenceId.instant;
  return times.isWithin(part, range) || (range.from <= before && before < range.to);
}
