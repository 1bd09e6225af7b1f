import { caldav, carddav, childOf, type XmlElement } from '../../../common/xml/xml-element.js';
import { DavRefused } from '../../dav.errors.js';
import type { ParameterFilter } from '../domain/property-filter.js';
import {
  type Collation,
  collations,
  folded,
  type MatchKind,
  matchKinds,
  type TextMatch,
} from '../domain/text-match.js';

/** What the two protocols call alike, and mean alike but for what is meant if nothing is said. */
export interface Dialect {
  readonly named: (local: string) => string;
  readonly collation: Collation;
}
/** RFC 6352, 10.5.4. */
export const cards: Dialect = { named: carddav, collation: 'i;unicode-casemap' };
/** RFC 4791, 9.7.5. */
export const calendars: Dialect = { named: caldav, collation: 'i;ascii-casemap' };

/** Nobody types more; each card or event is searched for all of it. In characters. */
const LONGEST_TEXT = 1_000;
/** Elements of a filter: clients that search a word in every field are seen to send thirty. */
const MOST_CONDITIONS = 300;

/** A text-match. Throws DavRefused for a collation or a kind of match that is not known, and a text that is too long. */
export function textMatch({ attributes, text }: XmlElement, dialect: Dialect): TextMatch {
  if (text.length > LONGEST_TEXT) throw new FilterTooLarge(dialect.named);
  const collation = collationOf(attributes.collation, dialect);
  return {
    wanted: folded(text, collation),
    collation,
    kind: kindOf(attributes['match-type'], dialect),
    isNegated: attributes['negate-condition'] === 'yes',
  };
}

function collationOf(given: string | undefined, { named, collation }: Dialect): Collation {
  if (given === undefined || given === 'default') return collation;
  const known = collations.find((one) => one === given);
  if (!known) throw new DavRefused(403, named('supported-collation'), 'This collation is not known.');
  return known;
}

function kindOf(given = 'contains', { named }: Dialect): MatchKind {
  const known = matchKinds.find((one) => one === given);
  if (!known) throw new FilterNotKnown(named);
  return known;
}

/** A param-filter. Throws DavRefused. */
export function parameterFilter(element: XmlElement, dialect: Dialect): ParameterFilter {
  knowAll(element, ['is-not-defined', 'text-match'], dialect);
  const match = childOf(element, dialect.named('text-match'));
  return {
    name: nameOf(element, dialect),
    isNotDefined: isNotDefined(element, dialect),
    match: match && textMatch(match, dialect),
  };
}

/** The attribute `name`, in capitals. Throws DavRefused without one. */
export function nameOf({ attributes }: XmlElement, { named }: Dialect): string {
  const name = attributes.name?.trim().toUpperCase();
  if (!name) throw new FilterNotValid(named);
  return name;
}

/** CARDDAV:is-not-defined, CALDAV:is-not-defined. Never throws. */
export function isNotDefined(element: XmlElement, { named }: Dialect): boolean {
  return childOf(element, named('is-not-defined')) !== null;
}

/** A condition that is passed over would find what nobody asked for. Throws DavRefused for one that is not known. */
export function knowAll(element: XmlElement, known: readonly string[], { named }: Dialect): void {
  const names = known.map(named);
  if (element.children.some(({ name }) => !names.includes(name))) throw new FilterNotKnown(named);
}

/** Each condition is held against every file. Throws DavRefused for more than anybody has. */
export function knowSize(filter: XmlElement, { named }: Dialect): void {
  if (elementsIn(filter) > MOST_CONDITIONS) throw new FilterTooLarge(named);
}

function elementsIn({ children }: XmlElement): number {
  return children.reduce((sum, child) => sum + elementsIn(child), children.length);
}

class FilterTooLarge extends DavRefused {
  constructor(named: Dialect['named']) {
    super(403, named('supported-filter'), 'This filter asks for more than is looked for at once.');
  }
}

class FilterNotKnown extends DavRefused {
  constructor(named: Dialect['named']) {
    super(403, named('supported-filter'), 'This filter asks for something that is not known here.');
  }
}

/** RFC 4791, 7.8 has a name for it. */
export class FilterNotValid extends DavRefused {
  constructor(named: Dialect['named']) {
    super(403, named(named === caldav ? 'valid-filter' : 'supported-filter'), 'This filter is none.');
  }
}
