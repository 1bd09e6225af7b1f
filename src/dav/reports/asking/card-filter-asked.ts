import { carddav, childrenOf, type XmlElement } from '../../../common/xml/xml-element.js';
import type { CardFilter, CardPropertyFilter, Test } from '../domain/card-filter.js';
import {
  cards,
  FilterNotValid,
  isNotDefined,
  knowAll,
  knowSize,
  nameOf,
  parameterFilter,
  textMatch,
} from './text-match-asked.js';

/** The filter of an addressbook-query (RFC 6352, 10.5); without one everything is meant. Throws DavRefused. */
export function cardFilter(filter: XmlElement | null): CardFilter {
  if (!filter) return { test: 'anyof', properties: [] };
  knowSize(filter, cards);
  knowAll(filter, ['prop-filter'], cards);
  return { test: testOf(filter), properties: childrenOf(filter, carddav('prop-filter')).map(propertyFilter) };
}

function propertyFilter(element: XmlElement): CardPropertyFilter {
  knowAll(element, ['is-not-defined', 'text-match', 'param-filter'], cards);
  const [name = '', group = null] = nameOf(element, cards).split('.').reverse();
  return {
    group: group?.toLowerCase() ?? null,
    name,
    isNotDefined: isNotDefined(element, cards),
    test: testOf(element),
    matches: childrenOf(element, carddav('text-match')).map((match) => textMatch(match, cards)),
    parameters: childrenOf(element, carddav('param-filter')).map((one) => parameterFilter(one, cards)),
  };
}

function testOf({ attributes: { test = 'anyof' } }: XmlElement): Test {
  if (test !== 'anyof' && test !== 'allof') throw new FilterNotValid(carddav);
  return test;
}
