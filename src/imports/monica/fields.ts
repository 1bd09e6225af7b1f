import type { LocalDate } from '../../common/local-date.js';
import { importDay } from '../domain/days/import-day.js';
import { cleanLine, cleanParagraphs } from '../reading/clean-text.js';
import type { Fields } from './monica-account.js';

/** No date is longer; what is longer is not looked at. Unit: characters. */
const LONGEST_DATE = 40;

/** True for an object of a JSON file; a list is none. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A text or number of the fields as one line, cleaned; null for anything else. Never throws.
 *
 * @example line({ job: ' Lektorin ' }, 'job') // 'Lektorin'
 */
export function line(fields: Fields, name: string): string | null {
  return cleanLine(written(fields, name));
}

/**
 * The same with its line ends.
 *
 * @example paragraphs({ body: 'eins\r\nzwei' }, 'body') // 'eins\nzwei'
 */
export function paragraphs(fields: Fields, name: string): string | null {
  return cleanParagraphs(written(fields, name));
}

/**
 * A yes; the numbers of SQL count.
 *
 * @example flag({ is_dead: '0' }, 'is_dead') // false
 */
export function flag(fields: Fields, name: string): boolean {
  return ['true', '1', 'yes'].includes(line(fields, name)?.toLowerCase() ?? '');
}

/**
 * A whole number of at least 1, else null.
 *
 * @example count({ frequency_number: 2 }, 'frequency_number') // 2
 */
export function count(fields: Fields, name: string): number | null {
  const value = Number(line(fields, name) ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 1 ? value : null;
}

/**
 * The day of a date or a time, as it is written there; null if there is none.
 *
 * @example day({ called_at: '2021-06-01T10:00:00Z' }, 'called_at') // '2021-06-01'
 */
export function day(fields: Fields, name: string): LocalDate | null {
  const text = line(fields, name);
  return text === null || text.length > LONGEST_DATE ? null : importDay(text);
}

/** An own property only: a file may be called anything, `constructor` too. */
function written(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
