import { isLocalDate, type LocalDate } from '../../common/local-date.js';
import { nextBirthday } from '../../contacts/domain/next-birthday.js';

/** The day that not every year has. */
const LEAP_DAY = '02-29';
/** In the year of a leap day, and in every year when that day is the 60th (RFC 5545, 3.3.10: BYYEARDAY). */
const FIRST_OF_MARCH_RULE = 'FREQ=YEARLY;BYYEARDAY=60';
const LAST_OF_FEBRUARY_RULE = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1';

export interface YearlyDay {
  /** The first of the days. */
  readonly firstOn: LocalDate;
  /** RRULE (RFC 5545, 3.8.5.3). */
  readonly rule: string;
}

/**
 * A birthday as a day that comes each year, from a given year on, or from the year of birth if that is later. Who was born
 * on 29 February has it where `nextBirthday` puts it in other years: the rule gives the same days. Never throws.
 *
 * @param birthday 'YYYY-MM-DD', or '--MM-DD' where the year is not known
 * @param year of the first day
 * @example birthdayRule('1990-05-17', 2026) // { firstOn: '2026-05-17', rule: 'FREQ=YEARLY' }
 */
export function birthdayRule(birthday: string, year: number): YearlyDay {
  const born = Number(birthday.slice(0, 4));
  const firstYear = isLocalDate(birthday) ? Math.max(born, year) : year;
  const firstOn = nextBirthday(birthday, `${firstYear}-01-01`);
  if (birthday.slice(-5) !== LEAP_DAY) return { firstOn, rule: 'FREQ=YEARLY' };
  const isInMarch = nextBirthday(birthday, '2027-01-01') === '2027-03-01';
  return { firstOn, rule: isInMarch ? FIRST_OF_MARCH_RULE : LAST_OF_FEBRUARY_RULE };
}
