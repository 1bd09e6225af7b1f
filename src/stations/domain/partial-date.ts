import { addDays, isLocalDate, type LocalDate } from '../../common/local-date.js';

/** As exactly as one remembers: `2023`, `2023-08` or `2023-08-31`. */
export type PartialDate = string;

/** True for a year, a month or a day that exists. Never throws. `isPartialDate('2023-13')` is false. */
export function isPartialDate(text: unknown): text is PartialDate {
  return typeof text === 'string' && isLocalDate(firstDayOf(text));
}

/** The first day of the year, month or day meant: `firstDayOf('2023')` is `2023-01-01`. Never throws. */
export function firstDayOf(date: PartialDate): LocalDate {
  return `${date}-01-01`.slice(0, date.length <= 7 ? 10 : date.length);
}

/** The last day of the year, month or day meant: `lastDayOf('2023-02')` is `2023-02-28`. Never throws. */
export function lastDayOf(date: PartialDate): LocalDate {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  const nextMonth = addDays(firstDayOf(date), 31).slice(0, 7); // 31 days after a first is always in the next month
  return addDays(firstDayOf(nextMonth), -1);
}
