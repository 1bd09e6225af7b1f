import { childrenOf, dav, escapeXml, type XmlElement } from '../../common/xml/xml-element.js';
import { DavRefused } from '../dav.errors.js';
import type { DavAnswer } from '../dav-request.js';
import type { DavUser } from '../dav-user.js';
import { hrefOf, placeOfHref } from '../hrefs.js';
import { multistatus } from '../multistatus.js';
import { placeProperties, type ShownPlace } from '../properties/place-properties.js';
import { propstat } from '../properties/propstat.js';
import { element } from '../xml/write-xml.js';

const PROPERTY = dav('property');
/** NCName (XML namespaces, 4), without signs that are part of no script. */
const XML_NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}_.-]*$/u;
/** No prefix may stand for them. */
const RESERVED: ReadonlySet<string> = new Set([
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2000/xmlns/',
]);
const HREF = /<d:href>([^<]*)<\/d:href>/g;

/** How a place is shown. */
export type Show = (place: ShownPlace['place']) => Promise<ShownPlace>;

/**
 * DAV:expand-property (RFC 3253, 3.8): properties, and instead of the addresses in them the properties of what is there. As deep
 * as the body itself goes. Addresses that lead nowhere here stay as they are. Throws AppErrors.
 */
export async function expandProperty(report: XmlElement, place: ShownPlace['place'], show: Show): Promise<DavAnswer> {
  return multistatus([await responseOf(report, await show(place), show)]);
}

async function responseOf(asked: XmlElement, shown: ShownPlace, show: Show): Promise<string> {
  const found: string[] = [];
  const missing: string[] = [];
  for (const property of childrenOf(asked, PROPERTY)) {
    const name = nameOf(property);
    const value = placeProperties.get(name)?.valueOf(shown) ?? null;
    if (value === null) missing.push(element(name));
    else found.push(element(name, await expandedValue(value, property, { who: shown.who, show })));
  }
  const parts = [propstat(found, 200), ...(missing.length > 0 ? [propstat(missing, 404)] : [])];
  return element(dav('response'), element(dav('href'), escapeXml(hrefOf(shown.place, shown.who))) + parts.join(''));
}

async function expandedValue(
  value: string,
  property: XmlElement,
  { who, show }: { readonly who: DavUser; readonly show: Show },
): Promise<string> {
  if (childrenOf(property, PROPERTY).length === 0) return value;
  let text = value;
  for (const [whole, href = ''] of value.matchAll(HREF)) {
    const place = placeOfHref(href, who);
    if (!place || place.at === 'item') continue;
    const inner = await responseOf(property, await show(place), show);
    text = text.replace(whole, () => inner); // a function: in a text `$&` would mean something
  }
  return text;
}

/** It becomes an element of the answer. Throws DavRefused 400 for what can't be the name of one (XML namespaces, 2 and 4). */
function nameOf({ attributes: { name = '', namespace = 'DAV:' } }: XmlElement): string {
  if (XML_NAME.test(name) && !RESERVED.has(namespace)) return `{${namespace}}${name}`;
  throw new DavRefused(400, null, 'This report names a property that no element can be called.');
}
