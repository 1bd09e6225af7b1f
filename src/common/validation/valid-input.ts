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
/** Of a field's name in an answer. Unit: characters. */
const LONGEST_NAME = 100;

/** Where in the body something stands. */
interface Place {
  readonly pointer: string;
  readonly depth: number;
}

const TOP: Place = { pointer: '', depth: 0 };
/** Half of a pair: UTF-8 has no bytes for it, so that databases would quietly keep another sign. */
const HALF_A_CHARACTER = /\p{Cs}/u;
/** Keys of every object in JavaScript: as a field of ours they would be taken for what they stand for there. */
const KEYS_OF_OBJECTS = ['__proto__', 'constructor'];

/** What no field of ours can hold, wherever it stands: NUL (PostgreSQL stores none), half characters, towers of brackets. */
function assertReadable(value: unknown, { pointer, depth }: Place = TOP): void {
  if (depth > DEEPEST) throw new InvalidInput([{ pointer: '', detail: 'The body is nested too deeply.' }]);
  if (typeof value === 'string') assertStorable(value, pointer);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const [key, part] of Object.entries(value)) {
    const there = { pointer: pointerTo(pointer, key), depth: depth + 1 };
    if (depth > 0 && KEYS_OF_OBJECTS.includes(key)) {
      throw new InvalidInput([{ pointer: there.pointer, detail: `There is no field "${key}".` }]);
    }
    assertReadable(part, there);
  }
}

function assertStorable(text: string, pointer: string): void {
  if (text.includes('\u0000')) {
    throw new InvalidInput([{ pointer, detail: 'Text must not hold the character NUL.', code: 'isPlainText' }]);
  }
  if (HALF_A_CHARACTER.test(text)) {
    const detail = 'Text must not hold half a character (a lone surrogate).';
    throw new InvalidInput([{ pointer, detail, code: 'isWholeText' }]);
  }
}

/** RFC 6901. Long names are cut: they are only there to be recognised. */
function pointerTo(parent: string, key: string): string {
  return `${parent}/${key.slice(0, LONGEST_NAME).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** One error per field, the first that was found; nested fields by RFC 6901 pointers. */
function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = pointerTo(parent, error.property);
    const code = foremost(Object.keys(error.constraints ?? {}));
    const own = code === undefined ? [] : [{ pointer, detail: detailOf(error, code), code }];
    const inside = fieldErrors(error.children ?? [], pointer);
    // that a part is no object was said of the whole list already
    return own.length === 0 ? inside : [...own, ...inside.filter((part) => part.code !== 'nestedValidation')];
  });
}

/** What kind of value it is comes before how long or large it is: a number is not too long a text. */
const KINDS_FIRST = ['isDefined', 'isString', 'isPlainText', 'isLongText', 'isInt', 'isBoolean', 'isArray', 'isObject'];

function foremost(constraints: readonly string[]): string | undefined {
  return KINDS_FIRST.find((kind) => constraints.includes(kind)) ?? constraints[0];
}

/** Our own words where the library's are about decorators. */
function detailOf({ property, constraints }: ValidationError, code: string): string {
  if (code === 'whitelistValidation') return `There is no field "${property.slice(0, LONGEST_NAME)}".`;
  if (code === 'nestedValidation') return sentence(`${property} must be an object with fields`);
  if (code === 'arrayUnique') return sentence(`${property} must not name anything twice`);
  return sentence(constraints?.[code] ?? `${property} is not right`);
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
