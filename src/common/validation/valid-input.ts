import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type FieldError, InvalidInput } from '../errors.js';

/**
 * The body as an instance of its input class, or InvalidInput with one sentence per field. Unknown fields are refused.
 * The code of a field error is its constraint, for the sentence `field.CONSTRAINT` in templates/locales.
 */
export async function validInput<T extends object>(input: ClassConstructor<T>, body: unknown): Promise<T> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InvalidInput([{ pointer: '', detail: 'The body must be an object with fields.' }]);
  }
  const instance = plainToInstance(input, body);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw new InvalidInput(fieldErrors(errors));
  return instance;
}

/** One error per field, the first that was found; nested fields by RFC 6901 pointers. */
function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const [constraint, detail] = Object.entries(error.constraints ?? {})[0] ?? [];
    const own = constraint && detail ? [{ pointer, detail: sentence(detail), code: constraint }] : [];
    return [...own, ...fieldErrors(error.children ?? [], pointer)];
  });
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
