import { caldav, carddav, childOf, childrenOf, dav, type XmlElement } from '../../../common/xml/xml-element.js';
import type { Wanted } from '../../../collections/collection-files.js';
import { DavRefused } from '../../dav.errors.js';
import { type TimeRange, timeRange } from '../domain/time-range.js';
import type { WantedPart, WantedProperty } from '../domain/wanted-part.js';

/** Which part of each file goes out, and how (RFC 6352, 10.4; RFC 4791, 9.6). */
export interface DataAsked extends Wanted {
  /** Null: all of it. */
  readonly part: WantedPart | null;
  readonly expand: TimeRange | null;
  readonly limit: TimeRange | null;
}

const WHOLE: DataAsked = { vcardVersion: null, part: null, expand: null, limit: null };

/** The address-data or calendar-data that a report asks for; null: neither. Throws DavRefused. */
export function dataAsked(report: XmlElement): DataAsked | null {
  const prop = childOf(report, dav('prop'));
  const card = childOf(prop, carddav('address-data'));
  if (card) return cardData(card);
  const calendar = childOf(prop, caldav('calendar-data'));
  return calendar && calendarData(calendar);
}

function cardData(element: XmlElement): DataAsked {
  const { 'content-type': type = 'text/vcard', version } = element.attributes;
  const isKnown = version === undefined || version === '3.0' || version === '4.0';
  if (type.toLowerCase() !== 'text/vcard' || !isKnown) {
    throw new DavRefused(403, carddav('supported-address-data'), 'Cards come as text/vcard, 3.0 or 4.0.');
  }
  const properties = childrenOf(element, carddav('prop')).map(propertyAsked);
  const part: WantedPart | null =
    properties.length === 0 ? null : { name: 'VCARD', properties: [...ALWAYS, ...properties], parts: [] };
  return { ...WHOLE, vcardVersion: version ?? null, part };
}

/** Without its version a card is none (RFC 6350, 6.7.9). */
const ALWAYS: readonly WantedProperty[] = [{ name: 'VERSION', isWithoutValue: false }];

function propertyAsked({ attributes }: XmlElement): WantedProperty {
  return { name: (attributes.name ?? '').toUpperCase(), isWithoutValue: attributes.novalue === 'yes' };
}

function calendarData(element: XmlElement): DataAsked {
  const { 'content-type': type = 'text/calendar', version = '2.0' } = element.attributes;
  if (type.toLowerCase() !== 'text/calendar' || version !== '2.0') {
    throw new DavRefused(403, caldav('supported-calendar-data'), 'Calendars come as text/calendar, 2.0.');
  }
  const comp = childOf(element, caldav('comp'));
  return {
    ...WHOLE,
    part: comp && partAsked(comp),
    expand: stretchIn(element, 'expand'),
    limit: stretchIn(element, 'limit-recurrence-set'),
  };
}

/** RFC 4791, 9.6.1: of neither `allprop` nor `prop` none is meant, and likewise of parts. */
function partAsked(element: XmlElement): WantedPart {
  const has = (local: string): boolean => childOf(element, caldav(local)) !== null;
  return {
    name: (element.attributes.name ?? '').toUpperCase(),
    properties: has('allprop') ? 'all' : childrenOf(element, caldav('prop')).map(propertyAsked),
    parts: has('allcomp') ? 'all' : childrenOf(element, caldav('comp')).map(partAsked),
  };
}

/** Both ends have to be said (RFC 4791, 9.6.5 and 9.6.6). */
function stretchIn(element: XmlElement, local: string): TimeRange | null {
  const found = childOf(element, caldav(local));
  if (!found) return null;
  const { start, end } = found.attributes;
  const range = start !== undefined && end !== undefined ? timeRange({ start, end }) : null;
  if (!range) throw new DavRefused(403, caldav('valid-filter'), 'Please say from when until when.');
  return range;
}
