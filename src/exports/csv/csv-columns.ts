import type { PostalAddress } from '../../contacts/domain/address-book.js';
import { portableFields } from '../people/portable-fields.js';
import type { PortablePerson, PortablePoint } from '../people/portable-person.js';

/** How many columns each list needs: the most that any person has. */
export interface ListSizes {
  readonly email: number;
  readonly phone: number;
  readonly link: number;
  readonly address: number;
  readonly past: number;
  readonly tag: number;
}

/** The names of the user's own fields, in their order. */
export type CustomNames = readonly string[];

export const pointKinds = ['email', 'phone', 'link'] as const;
export const addressParts = [
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'label',
] as const satisfies readonly (keyof PostalAddress)[];
export const pastParts = ['organisation', 'role', 'from', 'to'] as const;
/** Begins the column of a field that the user invented. */
export const customPrefix = 'custom: ';

/**
 * The header: the API's names, lists in numbered columns (email1, email1Label, email1Preferred, email2 ...).
 *
 * @example csvHeader({ ...noLists, tag: 1 }, []).at(-1) // 'tag1'
 */
export function csvHeader(sizes: ListSizes, customNames: CustomNames): string[] {
  return [
    'id',
    ...portableFields,
    'station',
    'introducedById',
    ...pointKinds.flatMap((kind) => numbered(kind, sizes[kind], ['', 'Label', 'Preferred'])),
    ...numbered('address', sizes.address, [...addressParts.map(capitalised), 'Preferred']),
    ...numbered('past', sizes.past, pastParts.map(capitalised)),
    ...numbered('tag', sizes.tag, ['']),
    ...customNames.map((name) => customPrefix + name),
  ];
}

/**
 * The texts of a person under that header; what is not known is empty.
 *
 * @example csvTexts(greta, sizes, ['Hobby'])[2] // 'Greta'
 */
export function csvTexts(person: PortablePerson, sizes: ListSizes, customNames: CustomNames): string[] {
  const texts = [person.id];
  for (const field of portableFields) texts.push(spoken(person[field]));
  texts.push(spoken(person.station), spoken(person.introducedById));
  for (const kind of pointKinds) addPoints(texts, person.points, kind, sizes[kind]);
  addAddresses(texts, person.addresses, sizes.address);
  addHistory(texts, person.history, sizes.past);
  for (let at = 0; at < sizes.tag; at += 1) texts.push(spoken(person.tags[at]));
  if (customNames.length > 0) {
    const byName = new Map(person.custom.map(({ name, value }) => [name, value]));
    for (const name of customNames) texts.push(spoken(byName.get(name)));
  }
  return texts;
}

function addAddresses(texts: string[], addresses: PortablePerson['addresses'], size: number): void {
  for (let at = 0; at < size; at += 1) {
    const address = addresses[at];
    for (const part of addressParts) texts.push(spoken(address?.[part]));
    texts.push(flag(address?.preferred));
  }
}

function addHistory(texts: string[], history: PortablePerson['history'], size: number): void {
  for (let at = 0; at < size; at += 1) for (const part of pastParts) texts.push(spoken(history[at]?.[part]));
}

function addPoints(texts: string[], points: readonly PortablePoint[], kind: PortablePoint['kind'], size: number): void {
  let left = size;
  for (const point of points) {
    if (point.kind !== kind || left === 0) continue;
    texts.push(point.value, spoken(point.label), flag(point.preferred));
    left -= 1;
  }
  for (; left > 0; left -= 1) texts.push('', '', '');
}

function spoken(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Only yes is said: most are not. */
function flag(value: boolean | undefined): string {
  return value ? 'true' : '';
}

function numbered(name: string, size: number, endings: readonly string[]): string[] {
  return Array.from({ length: size }, (_, at) => endings.map((ending) => `${name}${at + 1}${ending}`)).flat();
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
