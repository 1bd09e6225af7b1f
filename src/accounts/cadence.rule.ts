import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCadence } from './domain/layer-cadences.js';

/** Whole days from 7 to 3650, or "none". */
export function IsCadence(options?: ValidationOptions): PropertyDecorator {
  const message = '$property must be a number of days from 7 to 3650, or "none".';
  return ValidateBy({ name: 'isCadence', validator: { validate: isCadence, defaultMessage: () => message } }, options);
}
