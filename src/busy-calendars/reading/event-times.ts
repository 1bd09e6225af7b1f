import type { ContentLine } from './content-lines.js';
import type { FileZones } from './file-zones.js';
import type { WallClock, WallMs } from './wall-clock.js';

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
const MS_PER_WEEK = 7 * MS_PER_DAY;

/** A DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5) with the clock that it is read from. */
export interface ReadTime {
  readonly wall: WallMs;
  readonly clock: WallClock;
  readonly instant: number;
  /** A day without a time. */
  readonly isDay: boolean;
}

/** How long something lasts: days as the wall counts them, and time as it passes (RFC 5545, 3.3.6). In ms. */
export interface ReadLength {
  readonly onWall: number;
  readonly exact: number;
}

export interface ZonePlace {
  readonly zones: FileZones;
  readonly calendarZone: string | null;
}

const TIME = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z)?)?$/i;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/**
 * The times of a line; several are separated by commas (RDATE, EXDATE), of periods the begin counts. What is no time is left
 * out. Never throws.
 *
 * @example timesOf(contentLine('DTSTART;TZID=Europe/Berlin:20260329T180000'), place)[0]?.instant // 2026-03-29T16:00Z
 */
export function timesOf(line: ContentLine, place: ZonePlace): ReadTime[] {
  return line.value.split(',').flatMap((value) => timeOfText(value.split('/')[0] ?? '', line, place) ?? []);
}

/**
 * What the periods of a line last (RFC 5545, 3.3.9), by their begin on the wall; plain times have none. Never throws.
 *
 * @example periodsOf(contentLine('RDATE;VALUE=PERIOD:20260329T180000Z/PT4H'), place) // one of four hours
 */
export function periodsOf(line: ContentLine, place: ZonePlace): Map<WallMs, ReadLength> {
  const periods = new Map<WallMs, ReadLength>();
  for (const period of line.value.split(',')) {
    const [begin = '', rest = ''] = period.split('/');
    const start = rest === '' ? null : timeOfText(begin, line, place);
    if (start) periods.set(start.wall, lengthOf(start, timeOfText(rest, line, place), durationOf(rest)));
  }
  return periods;
}

/** The first of `timesOf`, or null. Never throws. */
export function timeOfLine(line: ContentLine | undefined, place: ZonePlace): ReadTime | null {
  return line === undefined ? null : (timesOf(line, place)[0] ?? null);
}

function timeOfText(text: string, line: ContentLine, { zones, calendarZone }: ZonePlace): ReadTime | null {
  const [, year, month, day, hour, minute, second, utc] = TIME.exec(text.trim()) ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day)) return null;
  // whole days are the account's, wherever the file comes from: nobody's Christmas begins at seven in the morning
  if (hour === undefined) return timeAt(date, zones.clock(null, null), true);
  const wall = date + Number(hour) * MS_PER_HOUR + Number(minute) * MS_PER_MINUTE + Number(second ?? 0) * MS_PER_SECOND;
  const tzid = utc === undefined ? (line.params.get('TZID') ?? null) : 'UTC';
  return timeAt(wall, zones.clock(tzid, calendarZone), false);
}

function timeAt(wall: WallMs, clock: WallClock, isDay: boolean): ReadTime {
  return { wall, clock, isDay, instant: clock.instantOf(wall) };
}

const DURATION = /^([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/i;

/**
 * A DURATION (RFC 5545, 3.3.6); null for what is none, and for one that goes backwards. Never throws.
 *
 * @example durationOf('P1DT2H') // { onWall: 86_400_000, exact: 7_200_000 }
 */
export function durationOf(text: string): ReadLength | null {
  const match = DURATION.exec(text.trim());
  if (!match || match[1] === '-') return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((part) => Number(part ?? 0));
  const exact = hours * MS_PER_HOUR + minutes * MS_PER_MINUTE + seconds * MS_PER_SECOND;
  return { onWall: weeks * MS_PER_WEEK + days * MS_PER_DAY, exact };
}

/**
 * How long something lasts that begins at `start`: by its end, by its DURATION, or, without both, a day or no time at all
 * (RFC 5545, 3.6.1). An end before the begin, and a whole day that ends on itself, count as none. Never throws.
 */
export function lengthOf(start: ReadTime, end: ReadTime | null, duration: ReadLength | null): ReadLength {
  const least = start.isDay ? MS_PER_DAY : 0;
  if (end !== null) {
    if (end.isDay || start.isDay || end.clock === start.clock) {
      return { onWall: Math.max(least, end.wall - start.wall), exact: 0 };
    }
    return { onWall: 0, exact: Math.max(0, end.instant - start.instant) };
  }
  return duration ?? { onWall: least, exact: 0 };
}

/** When something ends that begins so on the wall. */
export function endOf(wall: WallMs, clock: WallClock, { onWall, exact }: ReadLength): number {
  return clock.instantOf(wall + onWall) + exact;
}
