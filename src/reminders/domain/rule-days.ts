import { addDays, addMonths, daysBetween, type LocalDate, mondayOf, weekdayOf } from '../../common/local-date.js';
import type { Frequency, Rule, RuleWeekday } from './rule.js';

const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;
/** Days beyond are no days of ours: see IsDay. */
const LAST_DAY = '2199-12-31';

/** A stretch in which a rule has its days: a day, a week, a month. */
interface Stretch {
  readonly first: LocalDate;
  /** Unit: days. */
  readonly length: number;
}

/**
 * The days of a rule that starts on a day, from another day on, in their order, without looking at COUNT; they end with
 * UNTIL or the year 2199. A rule without BYDAY and BYMONTHDAY has the weekday or the day of the month it starts on, in a
 * month that is too short the last one (as SKIP=BACKWARD of RFC 7529, 4.1: RFC 5545 alone would leave the month out).
 * Takes the same time however long ago it started. Never throws.
 *
 * @example [...daysOfRule(parseRule('FREQ=MONTHLY;COUNT=9'), '2026-12-31', '2027-02-01')][0] // '2027-02-28'
 */
export function* daysOfRule(rule: Rule, startsOn: LocalDate, from: LocalDate): Generator<LocalDate> {
  const earliest = from > startsOn ? from : startsOn;
  const last = lastDayOf(rule);
  const passed = stretchesBetween(rule.frequency, startsOn, earliest);
  for (let index = passed - (passed % rule.interval); ; index += rule.interval) {
    const stretch = stretchOf(rule.frequency, startsOn, index);
    if (stretch === null || stretch.first > last) return;
    yield* daysIn(stretch).filter((day) => day >= earliest && day <= last && isDayOf(rule, startsOn, day));
  }
}

function lastDayOf({ until }: Rule): LocalDate {
  return until !== null && until < LAST_DAY ? until : LAST_DAY;
}

function daysIn({ first, length }: Stretch): LocalDate[] {
  return Array.from({ length }, (_, offset) => addDays(first, offset));
}

/** How many stretches later a day is. */
function stretchesBetween(frequency: Frequency, startsOn: LocalDate, day: LocalDate): number {
  if (frequency === 'DAILY') return daysBetween(startsOn, day);
  if (frequency === 'WEEKLY') return daysBetween(mondayOf(startsOn), mondayOf(day)) / DAYS_PER_WEEK;
  const months = monthNumber(day) - monthNumber(startsOn);
  if (frequency === 'MONTHLY') return months;
  return Number(day.slice(0, 4)) - Number(startsOn.slice(0, 4));
}

/** Of a year only the month that counts is looked at. Null beyond the calendar. */
function stretchOf(frequency: Frequency, startsOn: LocalDate, index: number): Stretch | null {
  if (frequency === 'DAILY') return { first: addDays(startsOn, index), length: 1 };
  if (frequency === 'WEEKLY')
    return { first: addDays(mondayOf(startsOn), index * DAYS_PER_WEEK), length: DAYS_PER_WEEK };
  const months = frequency === 'MONTHLY' ? index : index * MONTHS_PER_YEAR;
  const first = addMonths(firstOfMonth(startsOn), months);
  return first === null ? null : { first, length: lengthOfMonth(first) };
}

function isDayOf({ frequency, weekdays, monthDays }: Rule, startsOn: LocalDate, day: LocalDate): boolean {
  if (weekdays.length > 0 || monthDays.length > 0) {
    const fitsWeekday = weekdays.length === 0 || weekdays.some((weekday) => isWeekday(weekday, day));
    return fitsWeekday && (monthDays.length === 0 || monthDays.some((number) => isMonthDay(number, day)));
  }
  if (frequency === 'DAILY') return true;
  if (frequency === 'WEEKLY') return weekdayOf(day) === weekdayOf(startsOn);
  return dayOfMonth(day) === Math.min(dayOfMonth(startsOn), lengthOfMonth(day));
}

function isWeekday({ weekday, nth }: RuleWeekday, day: LocalDate): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (nth === null) return true;
  const fromStart = Math.ceil(dayOfMonth(day) / DAYS_PER_WEEK);
  const fromEnd = Math.ceil((lengthOfMonth(day) - dayOfMonth(day) + 1) / DAYS_PER_WEEK);
  return nth > 0 ? nth === fromStart : -nth === fromEnd;
}

function isMonthDay(number: number, day: LocalDate): boolean {
  return dayOfMonth(day) === (number > 0 ? number : lengthOfMonth(day) + 1 + number);
}

function firstOfMonth(day: LocalDate): LocalDate {
  return `${day.slice(0, 8)}01`;
}

function dayOfMonth(day: LocalDate): number {
  return Number(day.slice(8));
}

function lengthOfMonth(day: LocalDate): number {
  const first = firstOfMonth(day);
  return daysBetween(first, addMonths(first, 1) ?? first);
}

function monthNumber(day: LocalDate): number {
  return Number(day.slice(0, 4)) * MONTHS_PER_YEAR + Number(day.slice(5, 7));
}
