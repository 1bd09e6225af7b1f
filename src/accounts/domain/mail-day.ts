import { type LocalDate, type Weekday, weekdayOf } from '../../common/local-date.js';

/** When an account is written to at all. */
export interface MailDays {
  readonly mailDays: readonly Weekday[];
  readonly quietDates: readonly LocalDate[];
}

/**
 * True for a day on which mail comes: one of the weekdays chosen, and no quiet date (product.md, "The daily mail"). Never
 * throws. `isMailDay({ mailDays: [1, 2, 3, 4, 5], quietDates: ['2026-12-24'] }, '2026-12-24')` is false.
 */
export function isMailDay({ mailDays, quietDates }: MailDays, day: LocalDate): boolean {
  return mailDays.includes(weekdayOf(day)) && !quietDates.includes(day);
}
