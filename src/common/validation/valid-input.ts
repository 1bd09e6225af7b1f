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
  assertReadable(body);
  const instance = plainToInstance(input, body);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw new InvalidInput(fieldErrors(errors));
  return instance;
}

const DEEPEST = 16;

/** What no field of ours can hold, wherever it stands: NUL (PostgreSQL stores none) and towers of brackets. */
function assertReadable(value: unknown, depth = 0): void {
  if (depth > DEEPEST) throw new InvalidInput([{ pointer: '', detail: 'The body is nested too deeply.' }]);
  if (typeof value === 'string' && value.includes('\u0000')) {
    throw new InvalidInput([{ pointer: '', detail: 'Text must not hold the character NUL.', code: 'isPlainText' }]);
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const part of Object.values(value)) assertReadable(part, depth + 1);
}

/** One error per field, the first that was found; nested fields by RFC 6901 pointers. */
function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const code = foremost(Object.keys(error.constraints ?? {}));
    const own = code === undefined ? [] : [{ pointer, detail: detailOf(error, code), code }];
    return [...own, ...fieldErrors(error.children ?? [], pointer)];
  });
}

/** What kind of value it is comes before how long or large it is: a number is not too long a text. */
const KINDS_FIRST = ['isDefined', 'isString', 'isPlainText', 'isLongText', 'isInt', 'isBoolean', 'isArray', 'isObject'];

function foremost(constraints: readonly string[]): string | undefined {
  return KINDS_FIRST.find((kind) => constraints.includes(kind)) ?? constraints[0];
}

/** Our own words where the library's are about decorators. */
function detailOf({ property, constraints }: ValidationError, code: string): string {
  if (code === 'whitelistValidation') return `There is no field "${property}".`;
  if (code === 'nestedValidation') return sentence(`${property} must be an object with fields`);
  if (code === 'arrayUnique') return sentence(`${property} must not name anything twice`);
  return sentence(constraints?.[code] ?? `${property} is not right`);
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
