import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { isLocalDate } from '../local-date.js';
import { isTimeZone } from '../zoned-time.js';

/** May be left out, but not be null: for fields that always have a value. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** A day that exists: `2027-02-30` does not. */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  return rule('isDay', isSensibleDay, '$property must be a day that exists, like 2026-11-24.', options);
}

export function IsZone(options?: ValidationOptions): PropertyDecorator {
  return rule('isZone', isTimeZone, '$property must be a time zone like Europe/Berlin.', options);
}

/** A time of day on the 24-hour clock, `HH:MM`. */
export function IsTimeOfDay(options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
  return rule('isTimeOfDay', test, '$property must be a time of day like 08:30.', options);
}

/** An instant with its offset, like 2026-11-24T08:30:00Z. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return rule('isInstant', isInstant, '$property must be an instant like 2026-11-24T08:30:00Z.', options);
}

/** One line of text: what goes into header lines, calendars and lists must not begin a second one. */
export function IsPlainText(options?: ValidationOptions): PropertyDecorator {
  const unfit = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u; // control, line ends, marks that turn text around
  const test = (value: unknown): boolean => typeof value === 'string' && !unfit.test(value);
  return rule('isPlainText', test, '$property must be one line of text without control characters.', options);
}

/** Text of several lines: a note, a letter. */
export function IsLongText(options?: ValidationOptions): PropertyDecorator {
  const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
  const test = (value: unknown): boolean => typeof value === 'string' && !unfit.test(value);
  return rule('isLongText', test, '$property must be text without control characters.', options);
}

/**
 * At most so many characters, as the columns of PostgreSQL count them. The library's own rule leaves out the signs that
 * choose between text and picture, so that a text may pass which no column holds.
 */
export function MaxLength(most: number, options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => typeof value === 'string' && characters(value, most) <= most;
  return rule('maxLength', test, `$property must be at most ${most} characters long.`, options);
}

/** At least and at most so many characters. */
export function Length(least: number, most: number, options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => {
    const count = typeof value === 'string' ? characters(value, most) : -1;
    return count >= least && count <= most;
  };
  return rule('isLength', test, `$property must be ${least} to ${most} characters long.`, options);
}

/** A pair of surrogates is one character. Texts that are long enough for sure are not counted. */
function characters(text: string, most: number): number {
  return text.length <= most || text.length > 2 * most ? text.length : [...text].length;
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [, day] = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(value) ?? [];
  return isSensibleDay(day) && !Number.isNaN(Date.parse(value));
}

/** Days beyond have no weekday that calendars agree on, and sums with them leave the four digits of a year. */
function isSensibleDay(value: unknown): boolean {
  return isLocalDate(value) && value >= '1900-01-01' && value <= '2199-12-31';
}

function rule(
  name: string,
  test: (value: unknown) => boolean,
  message: string,
  options?: ValidationOptions,
): PropertyDecorator {
  const told = options?.each ? `each value in ${message}` : message;
  return ValidateBy({ name, validator: { validate: test, defaultMessage: () => told } }, options);
}
