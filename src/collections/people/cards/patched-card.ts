import type { PostalAddress } from '../../../contacts/domain/address-book.js';
import type { ParsedPoint } from '../../../imports/domain/parsed-contact.js';
import { cut } from '../../../imports/vcard/card-values.js';
import { cardAddresses } from '../../../imports/vcard/person/card-addresses.js';
import { CardLabels } from '../../../imports/vcard/person/card-labels.js';
import { cardPoints } from '../../../imports/vcard/person/card-points.js';
import { CardText, type Placed } from './card-text.js';
import { type Kind, setLines } from './patched-lines.js';
import { withName } from './patched-name.js';
import { withTexts } from './patched-texts.js';
import { spelledPart, spelledText } from './spelling.js';
import { fittingPlace, fittingPoint, mostPlaces, mostPoints, readCard, type Told } from './told-card.js';

/** Messengers are not ours to rename: what changed there becomes a link. */
const MESSENGERS = ['impp', 'x-socialprofile', 'socialprofile'];

/**
 * The card of a client as it goes out: its octets, but for the properties that tell something else than our fields do now.
 * A card that tells the same is the same text; `told` is what it tells so far. Never throws. RFC 6352, 6.3.2 (what a client does not know must survive).
 *
 * @example patchedCard('...TEL;TYPE=CELL:040 1\r\nX-FAX-TO:Anna...', { ...told, points: [other] })
 * // '...TEL;TYPE=CELL:040 2\r\nX-FAX-TO:Anna...'
 */
export function patchedCard(text: string, wanted: Told, told = readCard(text)?.told): string {
  if (!told || isSaidAlready(told, wanted)) return text;
  const named = withTexts(withName(text, told, wanted), told, wanted);
  const card = new CardText(named);
  for (const kind of ['email', 'phone', 'link'] as const) {
    const [before, after] = [told, wanted].map(({ points }) => points.filter((point) => point.kind === kind));
    if (before && after && !isSame(before, after, pointKey)) setLines(card, POINTS[kind], after);
  }
  if (!isSame(told.places, wanted.places, placeKey)) setLines(card, PLACES, wanted.places);
  return card.text;
}

/**
 * True if two lists hold the same, in whatever order.
 *
 * @example isSame([a, b], [b, a], pointKey) // true
 */
export function isSame<T>(one: readonly T[], other: readonly T[], key: (thing: T) => string): boolean {
  if (one.length !== other.length) return false;
  const keys = one.map(key).sort();
  const others = other.map(key).sort();
  return keys.every((word, at) => word === others[at]);
}

/**
 * All that a way to reach somebody says.
 *
 * @example pointKey({ kind: 'email', value: 'a@b.example', label: null, preferred: true }) // '["email","a@b.example",null,true]'
 */
export function pointKey({ kind, value, label, preferred }: ParsedPoint): string {
  return JSON.stringify([kind, value, label, preferred]);
}

/**
 * All that a postal address says.
 *
 * @example placeKey(bonn) // '["Am Markt 1",null,"Bonn",null,null,null,false]'
 */
export function placeKey({ label, preferred, ...place }: PostalAddress): string {
  return JSON.stringify([...partsOf(place), label, preferred]);
}

const TEXTS = [
  'givenName',
  'familyName',
  'honorific',
  'nickname',
  'organisation',
  'role',
  'birthday',
  'notes',
] as const satisfies readonly (keyof Told)[];

function isSaidAlready(told: Told, wanted: Told): boolean {
  return (
    TEXTS.every((field) => told[field] === wanted[field]) &&
    isSame(told.tags, wanted.tags, (tag) => tag.toLowerCase()) &&
    isSame(told.points, wanted.points, pointKey) &&
    isSame(told.places, wanted.places, placeKey)
  );
}

function pointsKind(kind: ParsedPoint['kind'], names: readonly string[]): Kind<ParsedPoint> {
  return {
    names,
    read: (card, { line }) => {
      const reader = card.reader(line);
      return cardPoints(reader, new CardLabels(reader)).flatMap(fittingPoint)[0] ?? null;
    },
    key: ({ value }) => value,
    spelled: ({ value }, card) => (kind === 'link' ? value : spelledText(value, card.version)),
    changeable: new Set(names.filter((name) => !MESSENGERS.includes(name))),
    most: mostPoints,
  };
}

const POINTS = {
  email: pointsKind('email', ['email']),
  phone: pointsKind('phone', ['tel', 'x-ms-tel']),
  link: pointsKind('link', ['url', ...MESSENGERS]),
} as const;

type Parts = Pick<PostalAddress, 'street' | 'city' | 'region' | 'postalCode' | 'country'>;

function partsOf({ street, city, region, postalCode, country }: Parts): (string | null)[] {
  return [street, city, region, postalCode, country];
}

const PLACES: Kind<PostalAddress> = {
  names: ['adr'],
  read: readPlace,
  key: (place) => JSON.stringify(partsOf(place)),
  spelled: (place, card, placed) => {
    const before = placed && readPlace(card, placed);
    const raw = placed ? cut(placed.line.value, card.version, ';') : [];
    return spelledPlace(place, { before, raw }, card.version);
  },
  changeable: new Set(['adr']),
  most: mostPlaces,
};

function readPlace(card: CardText, { line }: Placed): PostalAddress | null {
  const reader = card.reader(line);
  const [place] = cardAddresses(reader, new CardLabels(reader));
  return (place && fittingPlace(place)) ?? null;
}

/** RFC 6350, 6.3.1: box; extension; street; city; region; code; country. Parts that say the same stay as they stand. */
function spelledPlace(
  place: PostalAddress,
  { before, raw }: { readonly before: PostalAddress | null; readonly raw: readonly string[] },
  version: string,
): string {
  const [box = '', extension = '', ...rest] = raw;
  const old = before ? partsOf(before) : [];
  const parts = partsOf(place).map((part, at) => {
    const standing = rest[at];
    return before && standing !== undefined && part === old[at] ? standing : spelledPart(part, version);
  });
  const isStreetKept = before !== null && before.street === place.street;
  return [...(isStreetKept ? [box, extension] : ['', '']), ...parts].join(';');
}
