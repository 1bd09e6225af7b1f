import { addDays, DAYS_PER_MONTH, daysBetween, isLocalDate, type LocalDate } from '../../../common/local-date.js';

/** A day without a year is the next such one if it is no further than this. Unit: days; about ten months. */
export const FURTHEST_AHEAD = Math.floor(10 * DAYS_PER_MONTH);
/** Leap days are eight years apart at most (1896 to 1904). */
const LEAP_YEARS_APART = 8;
const YEAR_DIGITS = 4;

/**
 * Which day is meant by a day and a month: with a year that one; without, the next such day within about ten months,
 * else the last one before today. null if there is no such day in the calendar. "December" written in January is thus
 * last month, and "January" written in December the next. Never throws. Source: screens.md 3.4.
 *
 * @example meantDay({ day: 2, month: 1, year: null }, '2026-12-20') // '2027-01-02'
 */
export function meantDay(
  written: { day: number; month: number; year: number | null },
  today: LocalDate,
): LocalDate | null {
  if (written.year !== null) return dayOf(written, written.year);
  const next = nextSuchDay(written, today);
  if (next !== null && daysBetween(today, next) <= FURTHEST_AHEAD) return next;
  const last = lastSuchDay(written, today);
  // a 29th of February is not meant where none is near
  return last !== null && daysBetween(last, today) <= FURTHEST_AHEAD ? last : null;
}

/**
 * The last such day up to today: what somebody means who tells of it. null if there was none within eight years. Never
 * throws. Source: screens.md 3.4.
 *
 * @example lastSuchDay({ day: 3, month: 2 }, '2026-11-26') // '2026-02-03'
 */
export function lastSuchDay(written: { day: number; month: number }, today: LocalDate): LocalDate | null {
  for (let back = 0; back <= LEAP_YEARS_APART; back += 1) {
    const day = dayOf(written, yearOf(today) - back);
    if (day !== null && day <= today) return day;
  }
  return null;
}

/**
 * The next day that is no weekend, no holiday and not gone by: after a day, but never before tomorrow. null if the next
 * month has none. Never throws. Source: screens.md 3.4.
 *
 * @example nextWorkday('2026-11-28', '2026-11-20', () => false) // '2026-11-30'
 */
export function nextWorkday(day: LocalDate, today: LocalDate, isFree: (day: LocalDate) => boolean): LocalDate | null {
  const first = addDays(day > today ? day : today, 1);
  const days = Array.from({ length: Math.ceil(DAYS_PER_MONTH) }, (_, index) => addDays(first, index));
  return days.find((one) => !isFree(one)) ?? null;
}

function nextSuchDay(written: { day: number; month: number }, today: LocalDate): LocalDate | null {
  const days = [0, 1].map((ahead) => dayOf(written, yearOf(today) + ahead));
  return days.find((day): day is LocalDate => day !== null && day >= today) ?? null;
}

function dayOf({ day, month }: { day: number; month: number }, year: number): LocalDate | null {
  const text = `${padded(year, YEAR_DIGITS)}-${padded(month, 2)}-${padded(day, 2)}`;
  return isLocalDate(text) ? text : null;
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, YEAR_DIGITS));
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
