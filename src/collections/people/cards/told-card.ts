import { type PostalAddress, postalAddress } from '../../../contacts/domain/address-book.js';
import type { PortablePerson } from '../../../exports/people/portable-person.js';
import { escaped } from '../../../exports/vcard/content-line.js';
import { placesOf } from '../../../exports/vcard/write-vcard.js';
import {
  isRowError,
  type ParsedContact,
  parsedContact,
  type ParsedPoint,
} from '../../../imports/domain/parsed-contact.js';
import { fitting } from '../../../imports/preview/domain/fitting.js';
import type { Card } from '../../../imports/vcard/card.js';
import { cards } from '../../../imports/vcard/cards.js';
import { cardPerson } from '../../../imports/vcard/person/card-person.js';

/** What a card tells of a person and a field of ours holds. */
export interface Told {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly honorific: string | null;
  readonly nickname: string | null;
  readonly organisation: string | null;
  readonly role: string | null;
  /** `1996-02-29`, or `--05-17`. */
  readonly birthday: string | null;
  readonly notes: string | null;
  readonly tags: readonly string[];
  readonly points: readonly ParsedPoint[];
  readonly places: readonly PostalAddress[];
}

/** A card that was read. */
export interface ReadCard {
  readonly told: Told;
  /** The same with what only somebody new takes. */
  readonly parsed: ParsedContact;
}

/** Where nothing else names somebody. */
const NAMELESS = '?';
const LONGEST_NAME = 200; // as the column has it
const MOST_TAGS = 100; // as a form takes them
/** The same for addresses and numbers: the first so many are ours, the others stay in the card. */
export const mostPoints = 200;
export const mostPlaces = 50;
const VISIBLE = /[\p{L}\p{N}\p{S}\p{P}]/u;
/** No day of a card depends on it: only LinkedIn's does. */
const SOME_DAY = '9999-12-31';

/**
 * What a card tells, as our fields hold it: texts cut to their columns, and without what has not the shape of an address.
 * The same text always tells the same. Whoever has no name gets that of the organisation, else the shown one, an address
 * or a number. Null: several people under one name (RFC 6350, 6.1.4: KIND:group). Never throws.
 *
 * @example readCard('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Greta Beispiel\r\n...')?.told.familyName // 'Beispiel'
 */
export function readCard(text: string): ReadCard | null {
  const [card] = cards(Buffer.from(text, 'utf8'));
  const read = card ? personOf(card) : null;
  if (!read) return null;
  const points = read.points.flatMap(fittingPoint).slice(0, mostPoints);
  const parsed = named(fitting({ ...read, points }, SOME_DAY));
  return { parsed, told: toldBy(parsed) };
}

/**
 * An address as our field holds it, in a list of one; an empty list if it is none.
 *
 * @example fittingPoint({ kind: 'phone', value: 'ask Anna', label: null, preferred: false }) // []
 */
export function fittingPoint(point: ParsedPoint): readonly ParsedPoint[] {
  const { points } = fitting(parsedContact(1, { points: [point] }), SOME_DAY);
  return points.map((kept) => ({ ...kept, label: tidy(kept.label) }));
}

/**
 * A postal address cut to what our columns hold.
 *
 * @example fittingPlace({ ...bonn, postalCode: '5'.repeat(30) })?.postalCode?.length // 20
 */
export function fittingPlace(place: PostalAddress): PostalAddress | undefined {
  const [kept] = fitting(parsedContact(1, { addresses: [place] }), SOME_DAY).addresses;
  return (kept && postalAddress(kept)) ?? undefined;
}

/**
 * What a card of theirs would tell.
 *
 * @example toldOf(greta).places // her addresses, or her city alone
 */
export function toldOf(person: PortablePerson): Told {
  const { givenName, familyName, honorific, nickname, organisation, role, birthday, notes, tags, points } = person;
  const names = { givenName, familyName, honorific, nickname };
  return { ...names, organisation, role, birthday, notes, tags, points, places: placesOf(person) };
}

/** Texts that were cut may end with a blank, which no column keeps. */
function toldBy(parsed: ParsedContact): Told {
  const { birthday, tags, points, addresses } = parsed;
  return {
    givenName: tidy(parsed.givenName),
    familyName: tidy(parsed.familyName),
    honorific: tidy(parsed.honorific),
    nickname: tidy(parsed.nickname),
    organisation: tidy(parsed.organisation),
    role: tidy(parsed.role),
    notes: tidy(parsed.notes),
    birthday,
    tags: tags.slice(0, MOST_TAGS),
    points,
    places: addresses.flatMap((place) => fittingPlace(place) ?? []),
  };
}

function tidy(text: string | null): string | null {
  return text?.trim() || null;
}

function personOf(card: Card): ParsedContact | null {
  const read = cardPerson(1, card);
  if (!isRowError(read)) return read;
  if (read.error.code === 'not-a-person') return null;
  // with an organisation nobody is nameless
  const again = cardPerson(1, { ...card, whole: true, lines: [...card.lines, `ORG:${escaped(NAMELESS)}`] });
  return isRowError(again) ? null : { ...again, organisation: null };
}

function named(parsed: ParsedContact): ParsedContact {
  const { givenName, familyName, nickname, organisation, points } = parsed;
  if ([givenName, familyName, nickname].some((name) => VISIBLE.test(name ?? ''))) return parsed;
  const name = [organisation, ...points.map(({ value }) => value)].find((text) => VISIBLE.test(text ?? ''));
  return { ...parsed, givenName: (name ?? NAMELESS).slice(0, LONGEST_NAME) };
}
