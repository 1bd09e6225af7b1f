import type { PostalAddress } from '../../contacts/domain/address-book.js';
import type { PortablePerson, PortablePoint } from '../people/portable-person.js';
import { escaped, folded, parts, uri } from './content-line.js';
import { extraLines } from './extra-lines.js';
import { bookProduct, type Labelled, ownPrefix, ownProperties, product, typedLabels } from './own-properties.js';

/** 3.0 (RFC 2426) is what most address books read, 4.0 (RFC 6350) says more. */
export const vcardVersions = ['4.0', '3.0'] as const;
export type VcardVersion = (typeof vcardVersions)[number];

const PROPERTY_OF_KIND = { email: 'EMAIL', phone: 'TEL', link: 'URL' } as const;
const SEX = { f: 'F', m: 'M', d: 'O' } as const;
/** RFC 6350, 6.6.6: the nearest of its words. */
const RELATED = { colleague: 'colleague', 'studied-with': 'acquaintance', partner: 'spouse' } as const;
/** Apple's year for a birthday without one; it was a leap year. */
const OMITTED_YEAR = '1604';
const YEARLESS = '--';

/**
 * A person as a vCard: 4.0 (RFC 6350) or 3.0 (RFC 2426). A pure function of the person, so that the same person is the
 * same bytes. What vCard has no property for stands in X-WIEDERSEHEN- ones, so that reading it back loses nothing. Labels
 * that TYPE has no word for stand beside their property in X-ABLabel, as address books write them. Never throws.
 *
 * @example writeVcard(greta, '4.0') // 'BEGIN:VCARD\r\nVERSION:4.0\r\n...END:VCARD\r\n'
 */
export function writeVcard(person: PortablePerson, version: VcardVersion): string {
  const extras = extraLines(person.extras, person.organisation);
  const card = new CardLines(version, extras.groups);
  card.add('BEGIN', 'VCARD');
  card.add('VERSION', version);
  card.add('PRODID', product);
  card.add('UID', `urn:uuid:${person.id}`);
  card.add('REV', version === '4.0' ? person.updatedAt.replace(/\.\d+|[-:]/g, '') : person.updatedAt);
  addName(card, person);
  addWork(card, person, extras.organisation);
  for (const point of person.points) addPoint(card, point);
  addPlaces(card, person);
  addFacts(card, person);
  addOwn(card, person);
  addPeople(card, person);
  for (const { property, value } of extras.lines) card.add(property, value);
  card.add('END', 'VCARD');
  return card.text;
}

/**
 * The same person for a phone: what other people may read over a shoulder, and nothing that only we have a word for. A pure
 * function of what the triggers of collections watch (no REV, no TZ): the same number is the same bytes. Never throws.
 *
 * @example writeBookCard(greta, '3.0') // 'BEGIN:VCARD\r\nVERSION:3.0\r\n...END:VCARD\r\n'
 */
export function writeBookCard(person: PortablePerson, version: VcardVersion): string {
  const extras = extraLines(person.extras, person.organisation);
  const card = new CardLines(version, extras.groups);
  card.add('BEGIN', 'VCARD');
  card.add('VERSION', version);
  card.add('PRODID', bookProduct);
  card.add('UID', `urn:uuid:${person.id}`);
  addName(card, person);
  if (person.organisation) card.add('ORG', extras.organisation ?? parts([person.organisation]));
  card.addText('TITLE', person.role);
  for (const point of person.points) addPoint(card, point);
  for (const address of placesOf(person)) card.addLabelled('ADR', adr(address), address);
  if (person.birthday !== null) addBirthday(card, person.birthday);
  addTexts(card, person);
  for (const { property, value } of extras.lines) if (!property.startsWith(ownPrefix)) card.add(property, value);
  card.add('END', 'VCARD');
  return card.text;
}

/**
 * The postal addresses, or else the city alone as one: other programs know no other place for it.
 *
 * @example placesOf({ addresses: [], city: 'Bonn', country: null })[0].city // 'Bonn'
 */
export function placesOf({
  addresses,
  city,
  country,
}: Pick<PortablePerson, 'addresses' | 'city' | 'country'>): readonly PostalAddress[] {
  if (addresses.length > 0 || (!city && !country)) return addresses;
  return [{ street: null, postalCode: null, region: null, city, country, label: null, preferred: false }];
}

/** The lines of one card, and the numbers that tie a label to its property. */
class CardLines {
  text = '';
  private items = 0;

  constructor(
    readonly version: VcardVersion,
    private readonly groupsInUse: ReadonlySet<string>,
  ) {}

  add(property: string, value: string): void {
    this.text += folded(`${property}:${value}`);
  }

  addText(property: string, text: string | null): void {
    if (text !== null && text !== '') this.add(property, escaped(text));
  }

  /** TYPE and PREF as each version has them, or the user's own words in X-ABLabel. */
  addLabelled(
    property: Labelled,
    value: string,
    { label, preferred }: { readonly label: string | null; readonly preferred: boolean },
  ): void {
    const isType = label !== null && (typedLabels[property] as readonly string[]).includes(label);
    const named = property + this.params(isType ? label : null, preferred);
    if (!label || isType) return this.add(named, value);
    do this.items += 1;
    while (this.groupsInUse.has(`item${this.items}`));
    this.add(`item${this.items}.${named}`, value);
    this.add(`item${this.items}.X-ABLabel`, escaped(label));
  }

  /** 3.0 (RFC 2426, 3.3.1) says "pref" among the types, 4.0 (RFC 6350, 5.3) in a parameter of its own. */
  private params(type: string | null, preferred: boolean): string {
    if (this.version === '4.0') return (type === null ? '' : `;TYPE=${type}`) + (preferred ? ';PREF=1' : '');
    const types = [type, preferred ? 'pref' : null].filter((word) => word !== null);
    return types.length > 0 ? `;TYPE=${types.join(',')}` : '';
  }
}

/** N and FN: RFC 6350, 6.2.1 and 6.2.2; FN must not be empty. */
function addName(card: CardLines, person: PortablePerson): void {
  const { honorific, givenName, familyName, nickname, organisation, points } = person;
  const whole = [honorific, givenName, familyName].filter(Boolean).join(' ');
  card.add('N', parts([familyName, givenName, null, honorific, null]));
  card.add('FN', escaped(whole || nickname || organisation || points[0]?.value || '?'));
  card.addText('NICKNAME', nickname);
}

/** ORG and TITLE: RFC 6350, 6.6.4 and 6.6.1. The department is known only as a card had it. */
function addWork(
  card: CardLines,
  { organisation, role, history }: PortablePerson,
  organisationWithDepartment: string | null,
): void {
  if (organisation) card.add('ORG', organisationWithDepartment ?? parts([organisation]));
  card.addText('TITLE', role);
  for (const past of history) {
    card.add(`${ownPrefix}PAST-ROLE`, parts([past.organisation, past.role, past.from, past.to]));
  }
}

/** EMAIL, TEL and URL: RFC 6350, 6.4.2, 6.4.1 and 6.7.8. A URI is not escaped. */
function addPoint(card: CardLines, point: PortablePoint): void {
  const value = point.kind === 'link' ? uri(point.value) : escaped(point.value);
  card.addLabelled(PROPERTY_OF_KIND[point.kind], value, point);
}

/**
 * ADR and TZ: RFC 6350, 6.3.1 and 6.5.1. A city alone is an address, too, for programs that know no other place. The
 * name of a zone is TZ's usual value in 4.0, in 3.0 (RFC 2426, 3.4.1) it has to be said.
 */
function addPlaces(card: CardLines, { addresses, city, country, timeZone }: PortablePerson): void {
  card.addText(card.version === '4.0' ? 'TZ' : 'TZ;VALUE=text', timeZone);
  for (const address of addresses) card.addLabelled('ADR', adr(address), address);
  if (addresses.length > 0 || (!city && !country)) return;
  card.add(`ADR;${ownPrefix}PLACE=1`, parts([null, null, null, city, null, null, country]));
}

function adr({ street, city, region, postalCode, country }: PostalAddress): string {
  return parts([null, null, street, city, region, postalCode, country]);
}

/** BDAY, NOTE, CATEGORIES, GENDER, LANG: RFC 6350, 6.2.5, 6.7.2, 6.7.1, 6.2.7, 6.4.4. */
function addFacts(card: CardLines, person: PortablePerson): void {
  const { birthday, gender, language } = person;
  const isNew = card.version === '4.0';
  if (birthday !== null) addBirthday(card, birthday);
  addTexts(card, person);
  if (gender !== null) card.add(isNew ? 'GENDER' : `${ownPrefix}GENDER`, isNew ? SEX[gender] : gender);
  if (language !== null) card.add(isNew ? 'LANG' : `${ownPrefix}LANGUAGE`, language);
}

function addTexts(card: CardLines, { notes, tags }: PortablePerson): void {
  card.addText('NOTE', notes);
  if (tags.length > 0) card.add('CATEGORIES', tags.map(escaped).join(','));
}

/** 4.0: RFC 6350, 4.3.1 (`19960229`, `--0229`). 3.0 knows no birthday without a year: Apple's way. */
function addBirthday(card: CardLines, birthday: string): void {
  if (card.version === '4.0') {
    const [, yearless = '', monthAndDay = ''] = /^(--)?(.*)$/.exec(birthday) ?? [];
    card.add('BDAY', yearless + monthAndDay.replaceAll('-', ''));
  } else if (birthday.startsWith(YEARLESS)) {
    card.add(`BDAY;X-APPLE-OMIT-YEAR=${OMITTED_YEAR}`, `${OMITTED_YEAR}-${birthday.slice(YEARLESS.length)}`);
  } else {
    card.add('BDAY', birthday);
  }
}

function addOwn(card: CardLines, person: PortablePerson): void {
  for (const [field, name] of OWN) {
    const value = person[field];
    if (value !== null && value !== false) card.addText(ownPrefix + name, String(value));
    else if (value === false && MAY_BE_UNKNOWN.has(field)) card.add(ownPrefix + name, 'false');
  }
  for (const { name, kind, value } of person.custom) card.add(`${ownPrefix}CUSTOM`, parts([name, kind, String(value)]));
  card.addText(`${ownPrefix}STATION`, person.station);
}

const OWN = Object.entries(ownProperties) as [keyof typeof ownProperties, string][];
/** Flags of which "no" is not the same as "not told". */
const MAY_BE_UNKNOWN: ReadonlySet<string> = new Set(['higherStatus', 'tension', 'metInPerson']);

/** RELATED: RFC 6350, 6.6.6, for others; our own property says which kind exactly. */
function addPeople(card: CardLines, { introducedById, relations }: PortablePerson): void {
  if (introducedById !== null) card.add(`${ownPrefix}INTRODUCED-BY`, `urn:uuid:${introducedById}`);
  for (const { kind, contactId } of relations) {
    if (card.version === '4.0') card.add(`RELATED;TYPE=${RELATED[kind]}`, `urn:uuid:${contactId}`);
    card.add(`${ownPrefix}RELATED`, parts([kind, contactId]));
  }
}
