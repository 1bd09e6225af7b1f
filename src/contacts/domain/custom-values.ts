import { isLocalDate, type LocalDate } from '../../common/local-date.js';

/** What kinds of custom fields there are. A date is a day `YYYY-MM-DD`, a choice one of the field's own words. */
export const customKinds = ['text', 'number', 'date', 'choice'] as const;
export type CustomKind = (typeof customKinds)[number];

/** Values of custom fields by the field's id. */
export type CustomValues = Readonly<Record<string, CustomValue>>;
export type CustomValue = string | number;

/** Fields of one account: more would make a form that nobody fills in. */
export const mostCustomFields = 100;
/** Unit: characters. */
export const longestCustomText = 2000;
const EARLIEST: LocalDate = '1000-01-01';

/** What a field takes. */
export interface CustomShape {
  readonly kind: CustomKind;
  readonly choices: readonly string[] | null;
}

/** What a value that does not fit should be; the key of its sentence is `field.CODE`. */
export type CustomMisfit = 'customText' | 'customNumber' | 'customDate' | 'customChoice';

const misfits: Readonly<Record<CustomKind, CustomMisfit>> = {
  text: 'customText',
  number: 'customNumber',
  date: 'customDate',
  choice: 'customChoice',
};
/** Control characters but tab and line ends: as long texts everywhere (common/validation/rules.ts). */
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/**
 * The value as the field keeps it, null for nothing (an empty text), or what it should have been. Blanks around a text go.
 * Never throws. Source: the kinds of custom fields in docs/api.md.
 *
 * @example fittingValue(' tea ', { kind: 'text', choices: null }) // { value: 'tea' }
 */
export function fittingValue(
  value: unknown,
  shape: CustomShape,
): { readonly value: CustomValue | null } | { readonly misfit: CustomMisfit } {
  const tidy = typeof value === 'string' ? value.trim() : value;
  if (tidy === null || tidy === '') return { value: null };
  return fits(tidy, shape) ? { value: tidy } : { misfit: misfits[shape.kind] };
}

/**
 * A stored value for a field whose kind changed: text of a number, number of a text that is one, and so on. null: it does
 * not fit the new kind. Never throws.
 *
 * @example convertedValue('1,5', { kind: 'number', choices: null }) // 1.5
 */
export function convertedValue(value: CustomValue, shape: CustomShape): CustomValue | null {
  const other = shape.kind === 'number' ? numberOf(value) : String(value);
  return other !== null && fits(other, shape) ? other : null;
}

function fits(value: unknown, { kind, choices }: CustomShape): value is CustomValue {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (typeof value !== 'string') return false;
  if (kind === 'date') return isLocalDate(value) && value >= EARLIEST;
  if (kind === 'choice') return choices?.includes(value) ?? false;
  return [...value].length <= longestCustomText && !UNFIT.test(value);
}

/** Digits with a point or a comma, as people write numbers. */
function numberOf(value: CustomValue): number | null {
  if (typeof value === 'number') return value;
  return /^-?\d+(?:[.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : null;
}
