import { AppError, NotFound } from '../common/errors.js';
import type { CollectionKind } from '../collections/domain/collection-kind.js';
import type { DavUser } from './dav-user.js';

/** Where somebody begins to look: our own root, or one of the two that phones try by themselves. */
export type RootPath = '/dav/' | '/principals/' | '/';

/** What is at an address (docs/dav.md, "Addresses"). */
export type Place =
  | { readonly at: 'root'; readonly path: RootPath }
  | { readonly at: 'principals' }
  | { readonly at: 'principal' }
  | { readonly at: 'addressbooks' }
  | { readonly at: 'calendars' }
  | { readonly at: 'collection'; readonly kind: CollectionKind }
  | ItemPlace;

export interface ItemPlace {
  readonly at: 'item';
  readonly kind: CollectionKind;
  /** The last part of the address, decoded. */
  readonly name: string;
}

/** Longest name of an item: the width of its column. Unit: characters. */
export const LONGEST_NAME = 255;

const ROOTS: ReadonlyMap<string, RootPath> = new Map([
  ['/', '/'],
  ['/dav', '/dav/'],
  ['/dav/', '/dav/'],
  ['/principals', '/principals/'],
  ['/principals/', '/principals/'],
]);
const HOMES: Readonly<Record<CollectionKind, 'addressbooks' | 'calendars'>> = {
  people: 'addressbooks',
  meetings: 'calendars',
  'follow-ups': 'calendars',
};
const isKind = (word: string): word is CollectionKind => Object.hasOwn(HOMES, word);
/** Scheme and host of an absolute address. */
const ORIGIN = /^https?:\/\/[^/]*/i;
/** No file of anybody's is called so, and some program on the way would read it as a step upwards or an end. */
const TRICK = /[\u0000-\u001f\u007f/\\]|^\.{1,2}$/;

/** An address with tricks in it: steps upwards, signs that end a text, octets that are no UTF-8. */
class UnreadableHref extends AppError {
  constructor() {
    super('bad-request', 400, 'This address cannot be read.');
  }
}

/**
 * What is at the address of a request.
 *
 * @param url path below the base path, as it came, with its percent signs; what follows `?` is not looked at
 * @throws NotFound, also for what belongs to somebody else; UnreadableHref for tricks
 * @example placeOf('/dav/addressbooks/ID/people/a%20b.vcf', who) // { at: 'item', kind: 'people', name: 'a b.vcf' }
 */
export function placeOf(url: string, { account }: DavUser): Place {
  const [path = ''] = url.split(/[?#]/, 1);
  const root = ROOTS.get(path);
  if (root) return { at: 'root', path: root };
  const [empty, first, ...parts] = path.split('/').map(decoded);
  if (empty !== '' || first !== 'dav') throw new NotFound('address');
  const place = below(parts, account.id);
  if (!place) throw new NotFound('address');
  return place;
}

/**
 * What an address in a body means: an absolute one, or a path (RFC 4918, 8.3). Null for what is none of this account's, or
 * can't be read. Never throws.
 */
export function placeOfHref(href: string, who: DavUser): Place | null {
  const path = href.trim().replace(ORIGIN, '');
  const isBelow = who.basePath !== '' && path.startsWith(`${who.basePath}/`);
  try {
    return placeOf(isBelow ? path.slice(who.basePath.length) : path, who);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * The address of a place as it goes out: an absolute path, percent-encoded, with a slash at the end of a collection (RFC
 * 4918, 8.3 and 5.2). Never throws.
 *
 * @example hrefOf({ at: 'collection', kind: 'people' }, who) // '/dav/addressbooks/ID/people/'
 */
export function hrefOf(place: Place, { account, basePath }: DavUser): string {
  if (place.at === 'root') return basePath + place.path;
  if (place.at === 'principals') return `${basePath}/dav/principals/`;
  if (place.at === 'principal') return `${basePath}/dav/principals/${account.id}/`;
  const home = (name: 'addressbooks' | 'calendars'): string => `${basePath}/dav/${name}/${account.id}/`;
  if (place.at === 'addressbooks' || place.at === 'calendars') return home(place.at);
  const collection = `${home(HOMES[place.kind])}${place.kind}/`;
  return place.at === 'item' ? collection + encodedName(place.name) : collection;
}

/** What may stand in a path as it is (RFC 3986, 3.3) stays: some programs compare addresses letter by letter. */
function encodedName(name: string): string {
  return encodeURIComponent(name).replaceAll('%40', '@').replaceAll('%3A', ':');
}

/** The parts behind `/dav/`; a slash at the end leaves an empty one. */
function below(parts: readonly string[], accountId: string): Place | null {
  const isClosed = parts.at(-1) === '';
  const [home, owner, kind, ...names] = isClosed ? parts.slice(0, -1) : parts;
  if (home === 'principals' && owner === undefined) return { at: 'principals' };
  if (owner !== accountId) return null;
  if (kind === undefined) return homeOf(home);
  if (!isKind(kind) || HOMES[kind] !== home) return null;
  return names.length === 0 ? { at: 'collection', kind } : itemOf(kind, names, isClosed);
}

/** A file stands directly in its collection, and has no slash at its end. */
function itemOf(kind: CollectionKind, names: readonly string[], isClosed: boolean): Place | null {
  const [name = ''] = names;
  return names.length === 1 && name !== '' && !isClosed ? { at: 'item', kind, name } : null;
}

function homeOf(home: string | undefined): Place | null {
  if (home === 'principals') return { at: 'principal' };
  return home === 'addressbooks' || home === 'calendars' ? { at: home } : null;
}

/** Decoded once; what a second decoding, by some program on the way, would turn into a trick is refused, too. */
function decoded(part: string): string {
  const name = decodedOnce(part);
  if (name === null || TRICK.test(name)) throw new UnreadableHref();
  const twice = decodedOnce(name);
  if (twice !== null && TRICK.test(twice)) throw new UnreadableHref();
  return name;
}

function decodedOnce(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
