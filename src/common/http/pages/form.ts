import type { AppError, FieldError } from '../../errors.js';
import type { Voice } from '../../voice/voice.js';

/** What a browser form sends: every field a text, or several texts under one name. */
export type Fields = Readonly<Record<string, unknown>>;

/** What has to be corrected: once above the form with links, and beside each field. */
export interface FormProblem {
  readonly summary: readonly { readonly text: string; readonly href: string | null }[];
  readonly byField: Readonly<Record<string, string>>;
  /** By the whole way to the field: `emails.2.value`. */
  readonly byPath: Readonly<Record<string, string>>;
}

/** The trimmed text of a field; empty and missing are both null. */
export function textOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** All texts under one name: none, one or several ticked boxes. */
export function textsOf(fields: Fields, name: string): string[] {
  const value = fields[name];
  const values = Array.isArray(value) ? value : [value];
  return values.filter((text): text is string => typeof text === 'string' && text !== '');
}

/** `null` when empty; NaN stays, so that validation can refuse it. */
export function numberOf(fields: Fields, name: string): number | null {
  const text = textOf(fields, name);
  return text === null ? null : Number(text.replace(',', '.'));
}

export function isTicked(fields: Fields, name: string): boolean {
  return textOf(fields, name) !== null;
}

/** Turns what a service refused into sentences for the form. */
export function formProblem(voice: Voice, error: AppError): FormProblem {
  if (error.errors.length === 0) {
    const key = `problem.${error.type}`;
    const text = voice.has(key) ? voice.say(key, error.params) : error.detail;
    return { summary: [{ text, href: null }], byField: {}, byPath: {} };
  }
  const byField: Record<string, string> = {};
  const byPath: Record<string, string> = {};
  for (const fieldError of error.errors) {
    const text = sentenceOf(voice, fieldError);
    byField[fieldOf(fieldError)] ??= text;
    byPath[pathOf(fieldError)] ??= text;
  }
  return { summary: Object.entries(byField).map(([field, text]) => ({ text, href: `#${field}` })), byField, byPath };
}

/** "/emails/0/value" is the field "emails". */
function fieldOf(error: FieldError): string {
  return error.pointer.split('/')[1] ?? '';
}

/** "/emails/0/value" is the path "emails.0.value"; a slash in a name is written ~1 there (RFC 6901). */
function pathOf(error: FieldError): string {
  const parts = error.pointer.split('/').slice(1);
  return parts.map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~')).join('.');
}

/** Constraints of the input classes; every other code was given by a service and says exactly what is wrong. */
const GENERAL_CODE = /^(?:is|min|max|matches|array)/;

/** The most fitting sentence: the service's own, else for this field, else for this kind of mistake. */
function sentenceOf(voice: Voice, error: FieldError): string {
  const code = error.code ?? '';
  const byCode = `field.${code}`;
  const byField = `invalid.${fieldOf(error)}`;
  const byPart = `${byField}.${error.pointer.split('/').at(-1) ?? ''}`;
  const keys = GENERAL_CODE.test(code) ? [byPart, byField, byCode] : [byCode, byPart, byField];
  const key = keys.find((candidate) => voice.has(candidate));
  return key ? voice.say(key, error.params) : error.detail;
}
