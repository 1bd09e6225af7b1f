import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { mostCustomFields } from '../domain/custom-values.js';

/** An object of plain values. What each may be is for its field to say: custom-fields.service.ts. */
export function IsCustomValues(): PropertyDecorator {
  const message = `$property must be an object with at most ${mostCustomFields} texts and numbers by the names of your fields.`;
  return ValidateBy({
    name: 'isCustomValues',
    validator: { validate: isPlainValues, defaultMessage: () => message },
  });
}

function isPlainValues(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length <= mostCustomFields;
}

/** Names that people give may be those of methods ("toString"), which class-transformer leaves out without a word. */
export function KeysAsTheyAre(): PropertyDecorator {
  return Transform(({ obj, key }) => (obj as Record<string, unknown>)[key]); // obj is the body as it came
}
