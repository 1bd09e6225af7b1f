import { weekdayOf } from '../../common/local-date.js';
import { type ClockChange, stampOf, type ZoneClock } from './zone-clock.js';

const MS_PER_SECOND = 1000;
/** Longer than any summer time, shorter than the way to the next one. In ms. */
const A_YEAR_MS = 370 * 86_400_000;
const DAYS_PER_WEEK = 7;
/** From Monday, as LocalDate counts (RFC 5545, 3.3.10). */
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

type Observance = 'STANDARD' | 'DAYLIGHT';

/**
 * The content lines of the VTIMEZONE (RFC 5545, 3.6.5) that the TZID of events points to, not folded yet. It is right for
 * the times that the clock was made for: changes that come each year on the same weekday of the same month are one
 * observance with an RRULE, which is what calendar programs read best; others (Ramadan, a change of the law) stand each by
 * itself, since not every program counts the DTSTART beside an RDATE (ical.js 2.2.1 does not). Never throws.
 *
 * @example timezoneLines(clock)[1] // 'TZID:Europe/Berlin'
 */
export function timezoneLines(clock: ZoneClock): readonly string[] {
  const groups = new Map<string, ClockChange[]>();
  clock.changes.forEach((change, index) => {
    const next = clock.changes[index + 1];
    const key = `${observanceOf(change, next)} ${change.before} ${change.after}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  });
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${clock.zone}`,
    ...(clock.beginsUnchanged ? unchanging(clock.firstOffset) : []),
    ...[...groups].flatMap(([key, changes]) => observanceLines(clock, key.split(' ')[0] as Observance, changes)),
    'END:VTIMEZONE',
  ];
}

/** Clocks that go forward go back within the year; otherwise the law has changed, and it is the new normal time. */
function observanceOf({ at, before, after }: ClockChange, next: ClockChange | undefined): Observance {
  const goesBack = next === undefined || next.at - at < A_YEAR_MS;
  return after > before && goesBack ? 'DAYLIGHT' : 'STANDARD';
}

/** From 1970 on by its own clock. */
function unchanging(offset: number): readonly string[] {
  return observance('STANDARD', { at: -offset * MS_PER_SECOND, before: offset, after: offset }, []);
}

/** A rule that has come to an end is none: it would go on for those who read it. */
function observanceLines(clock: ZoneClock, kind: Observance, changes: readonly ClockChange[]): readonly string[] {
  const [first] = changes;
  const goesOn = (changes.at(-1)?.at ?? 0) > clock.knownUntil - A_YEAR_MS;
  const rule = goesOn ? yearlyRule(changes) : null;
  if (first && rule !== null) return observance(kind, first, [`RRULE:${rule}`]);
  return changes.flatMap((change) => observance(kind, change, []));
}

function observance(kind: Observance, change: ClockChange, rule: readonly string[]): readonly string[] {
  const [from, to] = [`TZOFFSETFROM:${offsetText(change.before)}`, `TZOFFSETTO:${offsetText(change.after)}`];
  return [`BEGIN:${kind}`, `DTSTART:${onset(change)}`, ...rule, from, to, `END:${kind}`];
}

/** The rule that says exactly these changes, one in each year; null if there is none. */
function yearlyRule(changes: readonly ClockChange[]): string | null {
  const days = changes.map(dayOf);
  const [first] = days;
  if (!first || days.length < 2) return null;
  const sameDay = days.every(
    ({ year, month, weekday, time }, index) =>
      year === first.year + index && month === first.month && weekday === first.weekday && time === first.time,
  );
  if (!sameDay) return null;
  const weekday = WEEKDAYS[first.weekday - 1] ?? '';
  const rule = (nth: number): string => `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${nth}${weekday}`;
  if (days.every(({ isLast }) => isLast)) return rule(-1);
  return days.every(({ nth }) => nth === first.nth) ? rule(first.nth) : null;
}

interface YearlyDay {
  readonly year: number;
  readonly month: number;
  readonly weekday: number;
  /** The clock before it changes, `020000`. */
  readonly time: string;
  /** The first, second ... such weekday of its month. */
  readonly nth: number;
  readonly isLast: boolean;
}

function dayOf(change: ClockChange): YearlyDay {
  const stamp = onset(change);
  const [year, month, day] = [stamp.slice(0, 4), stamp.slice(4, 6), stamp.slice(6, 8)];
  const daysOfMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return {
    year: Number(year),
    month: Number(month),
    weekday: weekdayOf(`${year}-${month}-${day}`),
    time: stamp.slice(9),
    nth: Math.ceil(Number(day) / DAYS_PER_WEEK),
    isLast: Number(day) + DAYS_PER_WEEK > daysOfMonth,
  };
}

/** When it changes, by the clock as it stood before (RFC 5545, 3.6.5: DTSTART with TZOFFSETFROM). */
function onset({ at, before }: ClockChange): string {
  return stampOf(at + before * MS_PER_SECOND);
}

/** UTC-OFFSET (RFC 5545, 3.3.14): `+0100`, and `-004430` where clocks knew seconds. */
function offsetText(seconds: number): string {
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3600), Math.floor((size % 3600) / 60), size % 60];
  const digits = parts.map((part) => String(part).padStart(2, '0'));
  return `${seconds < 0 ? '-' : '+'}${digits[0]}${digits[1]}${size % 60 === 0 ? '' : digits[2]}`;
}
