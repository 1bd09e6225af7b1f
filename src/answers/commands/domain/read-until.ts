import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  isLocalDate,
  type LocalDate,
  weekdayOf,
} from '../../../common/local-date.js';
import type { ReadyCommandWords } from './command-words.js';

const DAYS_PER_WEEK = 7;

/** Nobody means a day further off when they write "later". In days. */
const FARTHEST = 366;

/** "4w" is one word, "4 w" are two: both become two. */
const WITH_UNIT = /^(\d{1,3})(\p{L}+)$/u;

/**
 * The day that words name, counted from `today`: `4w`, `2 wochen`, `next week`, `montag`, `12.12.`, `2026-12-12`. Days of
 * the year without a year are the next such day. Null where the words name no day, or one that is not ahead within a year.
 * Never throws. `readUntil(['4w'], words, '2026-11-23')` is `2026-12-21`.
 */
export function readUntil(tokens: readonly string[], words: ReadyCommandWords, today: LocalDate): LocalDate | null {
  const day = namedDay(tokens.join(' '), words, today) ?? distance(tokens, words, today);
  if (day === null) return null;
  const ahead = daysBetween(today, day);
  return ahead >= 1 && ahead <= FARTHEST ? day : null;
}

/**
 * Like readUntil, where a number alone means weeks: nobody pauses up to the 3rd by writing `3`. Never throws.
 * `readPause(['3'], words, '2026-11-23')` is `2026-12-14`.
 */
export function readPause(tokens: readonly string[], words: ReadyCommandWords, today: LocalDate): LocalDate | null {
  const weeks = tokens.length === 1 ? amountOf(tokens[0] ?? '', words) : null;
  if (weeks === null) return readUntil(tokens, words, today);
  const days = weeks * DAYS_PER_WEEK;
  return days >= 1 && days <= FARTHEST ? addDays(today, days) : null;
}

function namedDay(phrase: string, { days, weekdays }: ReadyCommandWords, today: LocalDate): LocalDate | null {
  const fromToday = days.get(phrase);
  if (fromToday !== undefined) return addDays(today, fromToday);
  const weekday = weekdays.get(phrase);
  if (weekday === undefined) return readDay(phrase, today);
  const ahead = (weekday - weekdayOf(today) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return addDays(today, ahead || DAYS_PER_WEEK); // said on a Monday, "Monday" is the next one
}

/**
 * A day in digits, `12.12.`, `12.12.2026` or `2026-12-12`; without a year the next such day, today included. Null for
 * anything else, `12/12` too: it means two days. Never throws. `readDay('1.3.', '2026-11-23')` is `2027-03-01`.
 */
export function readDay(word: string, today: LocalDate): LocalDate | null {
  if (isLocalDate(word)) return word;
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.?(?:(\d{4}|\d{2}))?$/.exec(word) ?? [];
  if (day === undefined || month === undefined) return null;
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return calendarDay(Number(year.length === 2 ? `20${year}` : year), +month, +day);
  const next = calendarDay(thisYear, +month, +day);
  return next !== null && next >= today ? next : calendarDay(thisYear + 1, +month, +day);
}

function distance(tokens: readonly string[], words: ReadyCommandWords, today: LocalDate): LocalDate | null {
  const [count, unit = '', ...rest] = tokens.flatMap((token) => WITH_UNIT.exec(token)?.slice(1) ?? [token]);
  const amount = amountOf(count ?? '', words);
  if (amount === null || rest.length > 0) return null;
  switch (words.units.get(unit)) {
    case 'day':
      return addDays(today, amount);
    case 'week':
      return addDays(today, amount * DAYS_PER_WEEK);
    case 'month':
      return addMonths(today, amount);
    case undefined:
      return null;
  }
}

function amountOf(word: string, { numbers }: ReadyCommandWords): number | null {
  return /^\d{1,3}$/.test(word) ? Number(word) : (numbers.get(word) ?? null);
}
