import { ValidateBy } from 'class-validator';
import { isPartialDate } from './domain/partial-date.js';

/** A year, a month or a day that exists. */
export function IsPartialDate(): PropertyDecorator {
  const message = '$property must be a year, month or day that exists: 2023, 2023-08 or 2023-08-31.';
  return ValidateBy({ name: 'isPartialDate', validator: { validate: isPartialDate, defaultMessage: () => message } });
}
