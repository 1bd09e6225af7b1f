import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { isLocalDate } from '../local-date.js';
import { isTimeZone } from '../zoned-time.js';

/** May be left out, but not be null: for fields that always have a value. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** A day that exists: `2027-02-30` does not. */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  return rule('isDay', isLocalDate, '$property must be a day that exists, like 2026-11-24.', options);
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

/** Text without control characters; tabs and line ends are fine. Keeps header lines and terminals safe. */
export function IsPlainText(options?: ValidationOptions): PropertyDecorator {
  const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
  const test = (value: unknown): boolean => typeof value === 'string' && !control.test(value);
  return rule('isPlainText', test, '$property must be text without control characters.', options);
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [, day] = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(value) ?? [];
  return isLocalDate(day) && !Number.isNaN(Date.parse(value));
}

function rule(
  name: string,
  test: (value: unknown) => boolean,
  message: string,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: test, defaultMessage: () => message } }, options);
}
