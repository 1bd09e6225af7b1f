import { caldav, childOf, childrenOf, type XmlElement } from '../../../common/xml/xml-element.js';
import type { CalendarPropertyFilter, PartFilter } from '../domain/calendar-filter.js';
import { type TimeRange, timeRange } from '../domain/time-range.js';
import {
  calendars,
  FilterNotValid,
  isNotDefined,
  knowAll,
  knowSize,
  nameOf,
  parameterFilter,
  textMatch,
} from './text-match-asked.js';

/** The filter of a calendar-query: a comp-filter of VCALENDAR (RFC 4791, 9.7). Throws DavRefused. */
export function calendarFilter(filter: XmlElement | null): PartFilter {
  const [whole, ...others] = childrenOf(filter, caldav('comp-filter'));
  if (!filter || !whole || others.length > 0) throw new FilterNotValid(caldav);
  knowSize(filter, calendars);
  knowAll(filter, ['comp-filter'], calendars);
  const found = partFilter(whole);
  if (found.name !== 'VCALENDAR') throw new FilterNotValid(caldav);
  return found;
}

function partFilter(element: XmlElement): PartFilter {
  knowAll(element, ['is-not-defined', 'time-range', 'prop-filter', 'comp-filter'], calendars);
  return {
    name: nameOf(element, calendars),
    isNotDefined: isNotDefined(element, calendars),
    range: rangeIn(element),
    properties: childrenOf(element, caldav('prop-filter')).map(propertyFilter),
    parts: childrenOf(element, caldav('comp-filter')).map(partFilter),
  };
}

function propertyFilter(element: XmlElement): CalendarPropertyFilter {
  knowAll(element, ['is-not-defined', 'time-range', 'text-match', 'param-filter'], calendars);
  const match = childOf(element, caldav('text-match'));
  return {
    name: nameOf(element, calendars),
    isNotDefined: isNotDefined(element, calendars),
    range: rangeIn(element),
    match: match && textMatch(match, calendars),
    parameters: childrenOf(element, caldav('param-filter')).map((one) => parameterFilter(one, calendars)),
  };
}

/** CALDAV:time-range in an element; null without one. Throws DavRefused for one that is none. */
export function rangeIn(element: XmlElement): TimeRange | null {
  const range = childOf(element, caldav('time-range'));
  if (!range) return null;
  const found = timeRange(range.attributes);
  if (!found) throw new FilterNotValid(caldav);
  return found;
}

/** Everything that a filter asks for lies in here; null: it says nothing about times. Never throws. */
export function rangeOf({ range, parts, properties }: PartFilter): TimeRange | null {
  const ranges = [range, ...properties.map((property) => property.range), ...parts.map(rangeOf)];
  return ranges.reduce((one, other) => (one && other ? wider(one, other) : (one ?? other)), null);
}

function wider(one: TimeRange, other: TimeRange): TimeRange {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}
