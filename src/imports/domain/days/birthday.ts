import { isLocalDate } from '../../../common/local-date.js';
import { earliestBirthYear } from '../../../contacts/domain/birth-year.js';

/** A leap year: 29 February is a birthday. */
const LEAP_YEAR = '2000';
const DIGITS_OF_A_YEAR = 4;

/** As digits; months and days may be short, a year is not. */
export interface PartsOfBirthday {
  /** Undefined: nobody says. */
  readonly year?: string | undefined;
  readonly month: string;
  readonly day: string;
}

/**
 * A birthday as `YYYY-MM-DD`, or `--MM-DD` without a year or with one in which nobody alive was born; null if there is no
 * such day. Never throws. Source: imports.md, 5.4.
 *
 * @example birthdayOf({ year: '1604', month: '5', day: '17' }) // '--05-17'
 */
export function birthdayOf({ year, month, day }: PartsOfBirthday): string | null {
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year === undefined) return isLocalDate(`${LEAP_YEAR}-${rest}`) ? `--${rest}` : null;
  if (year.length !== DIGITS_OF_A_YEAR) return null;
  if (Number(year) < earliestBirthYear) return birthdayOf({ month, day });
  return isLocalDate(`${year}-${rest}`) ? `${year}-${rest}` : null;
}
