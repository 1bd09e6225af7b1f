import { addDays, type LocalDate } from '../../../common/local-date.js';
import { birthdayOf } from './birthday.js';
import { importDay } from './import-day.js';

/** Two digits of a birth year from here on mean 19.., below 20..: nobody writes down the birthday of a centenarian so. */
const FIRST_SHORT_YEAR_OF_LAST_CENTURY = 30;
const LAST_CENTURY = 1900;
const THIS_CENTURY = 2000;
const MONTHS_IN_A_YEAR = 12;
/** A leap year: 29 February is a birthday. */
const LEAP_YEAR = '2000';

const NOUGHTS = /^[0./\s:-]+$/;
const YEARLESS = /^--(\d{2})-?(\d{2})$/;
const YEAR_FIRST = /^(\d{4})[-./]?(\d{2}|(?<=[-./])\d)[-./]?(\d{2}|(?<=[-./])\d)(?:[T ].*)?$/;
const DOTS = /^(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{2}|\d{4}))?$/;
const SLASHES = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/;
const SHORT_DOTS = /^(\d{1,2}\.\d{1,2}\.)(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/;
/** What some programs write behind every day. */
const MIDNIGHT = /[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?$/i;
/** A day as a spreadsheet counts it, perhaps with a time behind the point, from 1927 to 2173. */
const SERIAL = /^([1-9]\d{4})(?:[.,]\d+)?$/;
/** So that 1 March 1900 is 61: Excel takes 1900 for a leap year, which Lotus had done before. */
const SERIAL_ZERO = '1899-12-30';
const DAY_AND_MONTH_NAME = /^(?:\d{1,2}\.? (?:de )?\p{L}+\.?|\p{L}+\.? \d{1,2})$/u;

/** A birthday in a cell; `none`: the program writes noughts where it knows no day. */
export type CellBirthday = { readonly birthday: string } | 'none' | 'unreadable';

/**
 * A birthday as `YYYY-MM-DD`, or `--MM-DD` without a year or with one in which nobody alive was born. Never throws.
 * Source: imports.md, 5.2 and 5.3. 29358 is a day as a spreadsheet counts it, where a column lost its format.
 *
 * @example cellBirthday('5/17/1980', true) // { birthday: '1980-05-17' }
 */
export function cellBirthday(text: string, monthFirst: boolean): CellBirthday {
  const plain = text.replace(MIDNIGHT, '').trim();
  if (NOUGHTS.test(plain)) return 'none';
  const found = serialDay(plain) ?? yearless(plain) ?? numeric(plain, monthFirst) ?? named(plain);
  return found === null ? 'unreadable' : { birthday: found };
}

/**
 * A day in a cell; null if there is no such day. As `importDay`, but the table may have the day before the month. Never
 * throws.
 *
 * @example cellDay('05/06/2024', false) // '2024-06-05'
 */
export function cellDay(text: string, monthFirst: boolean): LocalDate | null {
  const serial = serialDay(text);
  if (serial !== null) return serial;
  const [, dotted, shortYear] = SHORT_DOTS.exec(text) ?? [];
  if (dotted !== undefined) return importDay(`${dotted}${THIS_CENTURY + Number(shortYear)}`);
  const [, day, month, year] = monthFirst ? [] : (DAY_FIRST.exec(text) ?? []);
  return importDay(isMonth(month) ? `${month}/${day}/${year}` : text);
}

function serialDay(text: string): LocalDate | null {
  const [, days] = SERIAL.exec(text) ?? [];
  return days === undefined ? null : addDays(SERIAL_ZERO, Number(days));
}

function yearless(plain: string): string | null {
  const [, month, day] = YEARLESS.exec(plain) ?? [];
  return month && day ? dated(undefined, month, day) : null;
}

function numeric(plain: string, monthFirst: boolean): string | null {
  const yearFirst = YEAR_FIRST.exec(plain);
  if (yearFirst) return dated(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dots = DOTS.exec(plain);
  if (dots) return dated(dots[3], dots[2], dots[1]);
  const [, first, second, year] = SLASHES.exec(plain) ?? [];
  return isMonth(first) && (monthFirst || !isMonth(second)) ? dated(year, first, second) : dated(year, second, first);
}

function isMonth(digits: string | undefined): boolean {
  return Number(digits) <= MONTHS_IN_A_YEAR;
}

/** Everything else that `importDay` can read: the year in front, or months by their names. */
function named(plain: string): string | null {
  if (DAY_AND_MONTH_NAME.test(plain)) {
    const [, month, day] = importDay(`${plain} ${LEAP_YEAR}`)?.split('-') ?? [];
    return month && day ? dated(undefined, month, day) : null;
  }
  const [year, month, day] = importDay(plain)?.split('-') ?? [];
  return month && day ? dated(year, month, day) : null;
}

function dated(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (month === undefined || day === undefined) return null;
  return birthdayOf({ year: year === undefined ? undefined : wholeYear(year), month, day });
}

function wholeYear(year: string): string {
  if (year.length === 4) return year;
  const short = Number(year);
  return String(short + (short >= FIRST_SHORT_YEAR_OF_LAST_CENTURY ? LAST_CENTURY : THIS_CENTURY));
}
