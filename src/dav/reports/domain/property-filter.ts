import { type FileProperty, parametersOf, plainValue } from './file-part.js';
import { isTextMatched, type TextMatch } from './text-match.js';

/** CARDDAV:param-filter (RFC 6352, 10.5.2), CALDAV:param-filter (RFC 4791, 9.7.3). */
export interface ParameterFilter {
  /** In capitals. */
  readonly name: string;
  readonly isNotDefined: boolean;
  /** Null: it is enough that it is there. */
  readonly match: TextMatch | null;
}

/**
 * Whether a property has a parameter that the filter asks for; one of several values is enough. Never throws.
 *
 * @example isParameterMatched(tel, { name: 'TYPE', isNotDefined: false, match: null }) // true of `TEL;TYPE=HOME:040`
 */
export function isParameterMatched(property: FileProperty, { name, isNotDefined, match }: ParameterFilter): boolean {
  const values = parametersOf(property).get(name);
  if (isNotDefined) return values === undefined;
  if (values === undefined) return false;
  return match === null || values.some((value) => isTextMatched(value, match));
}

/**
 * Whether the value of a property is what a text-match asks for. Never throws.
 *
 * @example isValueMatched(name, match) // true of `FN:Ada` and a match of `ada`
 */
export function isValueMatched(property: FileProperty, match: TextMatch): boolean {
  return isTextMatched(plainValue(property), match);
}
