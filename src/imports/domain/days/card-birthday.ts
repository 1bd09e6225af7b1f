import { birthdayOf } from './birthday.js';
import { cellBirthday } from './table-days.js';

const FULL = /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})(?:[T ].*)?$/;
const YEARLESS = /^--(?<month>\d{2})-?(?<day>\d{2})(?:[T ].*)?$/;
/** Days as people write them, always with a whole year; short years and slashes could mean anything. */
const IN_WORDS = /\p{L}{3}.*\d{4}$|^\d{1,2}\. ?\d{1,2}\. ?\d{4}$|^\d{4}-\d{1,2}-\d{1,2}$/u;
/** Longer texts are no day. Unit: characters. */
const LONGEST_DAY = 40;
/** What Outlook and Exchange write where they know no day: the ends of their calendar. */
const NO_DAY: ReadonlySet<string> = new Set(['1601-01-01', '4501-01-01', '0001-01-01', '0000-00-00']);

/**
 * A birthday as `YYYY-MM-DD` or, without a year, `--MM-DD`; null if there is no such day. `omittedYear` is Apple's
 * X-APPLE-OMIT-YEAR: that year stands for none, and so does one in which nobody alive was born. Never throws. Source: RFC 6350, 4.3; imports.md, 5.4.
 *
 * @example cardBirthday('1604-05-17', '1604') // '--05-17'
 */
export function cardBirthday(text: string, omittedYear?: string): string | null {
  const { year, month, day } = (YEARLESS.exec(text.trim()) ?? FULL.exec(text.trim()))?.groups ?? {};
  if (!month || !day) return inWords(text.trim());
  return birthdayOf({ year: year === omittedYear ? undefined : year, month, day });
}

function inWords(text: string): string | null {
  const found = text.length <= LONGEST_DAY && IN_WORDS.test(text) ? cellBirthday(text, false) : 'unreadable';
  return typeof found === 'object' ? found.birthday : null;
}

/**
 * True for a day that stands for none. Never throws.
 *
 * @example isNoBirthday('1601-01-01T00:00:00Z') // true
 */
export function isNoBirthday(text: string): boolean {
  const [, year = '', month = '', day = ''] = FULL.exec(text.trim()) ?? [];
  return NO_DAY.has(`${year}-${month}-${day}`);
}
