import { caldav, childOf, dav, textOf, type XmlElement } from '../../../common/xml/xml-element.js';
import { zoneNamed } from '../../../busy-calendars/reading/zone-names.js';
import { DavRefused } from '../../dav.errors.js';
import { type Asked, askedProps } from '../../properties/asked.js';
import { filePart } from '../domain/file-part.js';

const NOTHING: Asked = { what: 'some', names: new Set() };
const PROPS = ['prop', 'allprop', 'propname'].map(dav);

/** What a report wants to know of each item; a query may ask for nothing but their addresses. Throws DavRefused. */
export function propsAsked(report: XmlElement): Asked {
  return report.children.some(({ name }) => PROPS.includes(name)) ? askedProps(report) : NOTHING;
}

/**
 * How many items are wanted at most: `nresults` in the element `limit` (RFC 6352, 10.6; RFC 5323, 5.17). Infinity: not said.
 * Throws DavRefused for what is no number of items.
 */
export function limitAsked(report: XmlElement, named: (local: string) => string): number {
  const limit = childOf(report, named('limit'));
  if (!limit) return Infinity;
  const count = Number(textOf(childOf(limit, named('nresults'))) ?? NaN);
  if (!Number.isSafeInteger(count) || count < 1) throw new DavRefused(400, null, 'This limit is no number of items.');
  return count;
}

/**
 * The zone in which floating times and whole days are meant: CALDAV:timezone (RFC 4791, 9.8), else the account's. Never
 * throws.
 */
export function zoneAsked(report: XmlElement, otherwise: string): string {
  const calendar = filePart(textOf(childOf(report, caldav('timezone'))) ?? '');
  const zone = calendar?.parts.find(({ name }) => name === 'VTIMEZONE');
  const tzid = zone?.properties.find(({ name }) => name === 'TZID')?.value;
  return (tzid === undefined ? null : zoneNamed(tzid)) ?? otherwise;
}
