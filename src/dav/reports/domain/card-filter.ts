import type { FilePart, FileProperty } from './file-part.js';
import { isParameterMatched, isValueMatched, type ParameterFilter } from './property-filter.js';
import type { TextMatch } from './text-match.js';

export type Test = 'anyof' | 'allof';

/** CARDDAV:prop-filter (RFC 6352, 10.5.1). */
export interface CardPropertyFilter {
  /** In small letters; null: whatever the group. */
  readonly group: string | null;
  /** In capitals. */
  readonly name: string;
  readonly isNotDefined: boolean;
  readonly test: Test;
  readonly matches: readonly TextMatch[];
  readonly parameters: readonly ParameterFilter[];
}

/** CARDDAV:filter (RFC 6352, 10.5). */
export interface CardFilter {
  readonly test: Test;
  readonly properties: readonly CardPropertyFilter[];
}

/**
 * Whether a card is what the filter asks for; one without any condition asks for all. Never throws.
 *
 * @example isCardMatched(card, { test: 'anyof', properties: [] }) // true
 */
export function isCardMatched(card: FilePart, { test, properties }: CardFilter): boolean {
  return all(test, properties, (filter) => isPropertyThere(card, filter));
}

function isPropertyThere(card: FilePart, filter: CardPropertyFilter): boolean {
  const found = card.properties.filter(
    ({ name, group }) => name === filter.name && (filter.group === null || filter.group === group),
  );
  return filter.isNotDefined ? found.length === 0 : found.some((property) => isPropertyMatched(property, filter));
}

/** Of several lines of one name, one has to fulfil it by itself: the mobile number at home, not a mobile and one at home. */
function isPropertyMatched(property: FileProperty, { test, matches, parameters }: CardPropertyFilter): boolean {
  const conditions = [
    ...matches.map((match) => () => isValueMatched(property, match)),
    ...parameters.map((parameter) => () => isParameterMatched(property, parameter)),
  ];
  return all(test, conditions, (condition) => condition());
}

/** No condition at all is fulfilled. */
function all<T>(test: Test, conditions: readonly T[], isFulfilled: (condition: T) => boolean): boolean {
  if (conditions.length === 0) return true;
  return test === 'allof' ? conditions.every(isFulfilled) : conditions.some(isFulfilled);
}
