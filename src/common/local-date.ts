/**
 * Calendar days without a time or a zone, as text `YYYY-MM-DD`: they sort, compare and store as they are.
 * Instants are never compared with them; common/zoned-time.ts turns one into the other in a given zone.
 */
export type LocalDate = string;

/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MS_PER_DAY = 86_400_000;
const MONTHS_PER_YEAR = 12;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the calendar: `2027-02-29` is none. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const day = new Date(epochMs(text)); // the 30th of February is in March there
  const [year, month, dayOfMonth] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)].map(Number);
  return day.getUTCDate() === dayOfMonth && day.getUTCMonth() + 1 === month && day.getUTCFullYear() === year;
}

/** `addDays('2026-12-31', 1)` is `2027-01-01`; negative days go back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochMs(epochMs(date) + days * MS_PER_DAY);
}

/** The day with these numbers, or null if the calendar has none: `calendarDay(2027, 2, 29)`. */
export function calendarDay(year: number, month: number, day: number): LocalDate | null {
  const digits = (number: number, count: number): string => String(number).padStart(count, '0');
  const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  return isLocalDate(text) ? text : null;
}

/**
 * The same day so many months later, or the last one of a shorter month: `addMonths('2027-01-31', 1)` is `2027-02-28`.
 * Negative months go back. Null outside of the years that a LocalDate can say.
 */
export function addMonths(date: LocalDate, months: number): LocalDate | null {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const sinceYearZero = year * MONTHS_PER_YEAR + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(sinceYearZero / MONTHS_PER_YEAR), (sinceYearZero % MONTHS_PER_YEAR) + 1];
  for (let shorter = day; shorter > 0; shorter -= 1) {
    const found = calendarDay(inYear, inMonth, shorter);
    if (found !== null) return found;
  }
  return null;
}

/** Days of the mean Gregorian month and year, for distances as people say them. */
export const DAYS_PER_MONTH = 30.44;
export const DAYS_PER_YEAR = 365.25;

/** Whole days from `start` to `end`; negative if `end` is earlier. `daysBetween('2026-01-01', '2026-01-31')` is 30. */
export function daysBetween(start: LocalDate, end: LocalDate): number {
  return Math.round((epochMs(end) - epochMs(start)) / MS_PER_DAY);
}

export function weekdayOf(date: LocalDate): Weekday {
  const sundayFirst = new Date(epochMs(date)).getUTCDay();
  return (sundayFirst === 0 ? 7 : sundayFirst) as Weekday; // getUTCDay is 0..6
}

/** The Monday of the week that the day belongs to (weeks start on Monday, ISO 8601). */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

export function latestOf(...dates: readonly (LocalDate | null)[]): LocalDate | null {
  return dates.reduce<LocalDate | null>((latest, date) => (date && (!latest || date > latest) ? date : latest), null);
}

function epochMs(date: LocalDate): number {
  const [, year, month, day] = SHAPE.exec(date) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

function fromEpochMs(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}
