import { childOf, dav, type XmlElement } from '../../common/xml/xml-element.js';
import { DavRefused } from '../dav.errors.js';

/** Which properties somebody asked for (RFC 4918, 9.1). */
export type Asked =
  /** These, in their order. */
  | { readonly what: 'some'; readonly names: ReadonlySet<string> }
  /** Those that everything has, and these. */
  | { readonly what: 'all'; readonly names: ReadonlySet<string> }
  /** Only what they are called. */
  | { readonly what: 'names' };

/**
 * Properties of one question: programs ask for some thirty. Each that is not there is said again by every file, so what they
 * are called has its limit, too.
 */
const MOST_NAMES = 200;
/** Of all names together, with their namespaces. Unit: characters. */
const LONGEST_NAMES = 20_000;

/**
 * What a PROPFIND or a REPORT asks for: its DAV:prop, DAV:allprop (with DAV:include) or DAV:propname.
 *
 * @param root null: a PROPFIND without a body, which means all (RFC 4918, 9.1)
 * @throws DavRefused 400 for none of them, or more than one, and for too many properties
 */
export function askedProps(root: XmlElement | null): Asked {
  if (root === null) return { what: 'all', names: new Set() };
  const prop = childOf(root, dav('prop'));
  const all = childOf(root, dav('allprop'));
  const names = childOf(root, dav('propname'));
  if ([prop, all, names].filter((found) => found !== null).length !== 1) {
    throw new DavRefused(400, null, 'Please ask for either prop, allprop or propname.');
  }
  if (prop) return { what: 'some', names: namesIn(prop) };
  return all ? { what: 'all', names: namesIn(childOf(root, dav('include'))) } : { what: 'names' };
}

function namesIn(element: XmlElement | null): ReadonlySet<string> {
  const names = new Set(element?.children.map(({ name }) => name));
  let length = 0;
  for (const name of names) length += name.length;
  if (names.size > MOST_NAMES || length > LONGEST_NAMES) {
    throw new DavRefused(400, null, `Please ask for at most ${MOST_NAMES} properties at once.`);
  }
  return names;
}

/** Whether a property is asked for, by its name or by all that there are. Never throws. */
export function isAsked(asked: Asked, name: string): boolean {
  return asked.what !== 'names' && (asked.what === 'all' || asked.names.has(name));
}
