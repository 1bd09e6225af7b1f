import type { Budget } from './budget.js';
import type { WallMs } from './wall-clock.js';

const MS_PER_DAY = 86_400_000;
const DAYS_PER_WEEK = 7;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_0 = 3;
const PLAIN_FREQUENCIES: ReadonlySet<string> = new Set(['DAILY', 'WEEKLY']);
const PLAIN_PARTS: ReadonlySet<string> = new Set(['FREQ', 'INTERVAL', 'COUNT', 'WKST', 'BYDAY', 'BYMONTH']);

export interface PlainWindow {
  readonly start: WallMs;
  readonly from: WallMs;
  readonly to: WallMs;
}

interface PlainRule {
  /** Days from one round to the next. */
  readonly period: number;
  /** Days of a round, counted from its first. */
  readonly offsets: readonly number[];
  /** The first day of the first round, in days since 1970. */
  readonly firstDay: number;
  readonly count: number;
  readonly isRight: (day: number) => boolean;
}

/**
 * What most rules are: every so many days or weeks, on certain weekdays, in certain months (RFC 5545, 3.3.10). By arithmetic
 * alone, as ical.js takes much longer for them, and most calendars have no others. False for any other rule: that is for
 * ical.js. Throws BudgetSpent.
 *
 * @param parts in capitals, without UNTIL
 * @example plainWalls(new Map([['FREQ', 'DAILY']]), { start, from, to }, { budget, found }) // each day, into `found`
 */
export function plainWalls(
  parts: ReadonlyMap<string, string>,
  window: PlainWindow,
  { budget, found }: { readonly budget: Budget; readonly found: WallMs[] },
): boolean {
  const rule = plainRule(parts, window.start);
  if (rule === null) return false;
  const time = window.start - dayOf(window.start) * MS_PER_DAY;
  let counted = 0;
  for (let round = firstRound(rule, window); ; round += rule.period) {
    for (const offset of rule.offsets) {
      budget.step();
      const wall = (round + offset) * MS_PER_DAY + time;
      if (wall > window.to || counted >= rule.count) return true;
      if (wall < window.start || !rule.isRight(round + offset)) continue;
      counted += 1;
      if (wall < window.from) continue;
      budget.found();
      found.push(wall);
    }
  }
}

/** What COUNT counts has to be counted from the start. */
function firstRound({ firstDay, period, count }: PlainRule, { from }: PlainWindow): number {
  const rounds = Math.floor((dayOf(from) - firstDay) / period) - 1;
  return count === Infinity ? firstDay + Math.max(0, rounds) * period : firstDay;
}

function plainRule(parts: ReadonlyMap<string, string>, start: WallMs): PlainRule | null {
  const freq = parts.get('FREQ') ?? '';
  if (!isPlain(parts, freq)) return null;
  const [interval, count] = [wholeNumber(parts.get('INTERVAL'), 1), wholeNumber(parts.get('COUNT'), Infinity)];
  const [days, months] = [listOf(parts.get('BYDAY'), dayNumber), listOf(parts.get('BYMONTH'), monthNumber)];
  const weekStart = dayNumber(parts.get('WKST') ?? 'MO');
  if (interval === null || count === null || !days || !months || weekStart === null) return null;
  const isMonth = monthTest(months);
  const given = { start: dayOf(start), days, isMonth };
  return { count, ...(freq === 'DAILY' ? daily(interval, given) : weekly(interval, weekStart, given)) };
}

function isPlain(parts: ReadonlyMap<string, string>, freq: string): boolean {
  return PLAIN_FREQUENCIES.has(freq) && [...parts.keys()].every((part) => PLAIN_PARTS.has(part));
}

function monthTest(months: readonly number[]): (day: number) => boolean {
  return (day) => months.length === 0 || months.includes(new Date(day * MS_PER_DAY).getUTCMonth() + 1);
}

interface Given {
  /** In days since 1970. */
  readonly start: number;
  /** Monday is 0. */
  readonly days: readonly number[];
  readonly isMonth: (day: number) => boolean;
}

function daily(interval: number, { start, days, isMonth }: Given): Omit<PlainRule, 'count'> {
  const isRight = (day: number): boolean => isMonth(day) && (days.length === 0 || days.includes(weekdayOf(day)));
  return { period: interval, offsets: [0], firstDay: start, isRight };
}

function weekly(interval: number, weekStart: number, { start, days, isMonth }: Given): Omit<PlainRule, 'count'> {
  const fromWeekStart = (weekday: number): number => (weekday - weekStart + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const weekdays = days.length === 0 ? [weekdayOf(start)] : days;
  const offsets = [...new Set(weekdays.map(fromWeekStart))].sort((one, other) => one - other);
  const firstDay = start - fromWeekStart(weekdayOf(start));
  return { period: interval * DAYS_PER_WEEK, offsets, firstDay, isRight: isMonth };
}

function listOf(text: string | undefined, one: (item: string) => number | null): number[] | null {
  if (text === undefined) return [];
  const items = text.split(',').map((item) => one(item.trim()));
  return items.every((item) => item !== null) ? items : null;
}

/** `2TU` is not plain. */
function dayNumber(text: string): number | null {
  const index = DAYS.indexOf(text);
  return index < 0 ? null : index;
}

function monthNumber(text: string): number | null {
  const month = wholeNumber(text, 0);
  return month !== null && month <= 12 ? month : null;
}

function wholeNumber(text: string | undefined, otherwise: number): number | null {
  if (text === undefined) return otherwise;
  return /^\d{1,5}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

function dayOf(wall: WallMs): number {
  return Math.floor(wall / MS_PER_DAY);
}

function weekdayOf(day: number): number {
  return (((day + WEEKDAY_OF_DAY_0) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
}
