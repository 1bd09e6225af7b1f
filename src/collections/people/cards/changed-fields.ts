import type { UpdateContact } from '../../../contacts/contacts.input.js';
import type { PostalAddress } from '../../../contacts/domain/address-book.js';
import type { PortablePerson } from '../../../exports/people/portable-person.js';
import type { ParsedPoint } from '../../../imports/domain/parsed-contact.js';
import { isSame, placeKey, pointKey } from './patched-card.js';
import type { Told } from './told-card.js';

const PLAIN = ['givenName', 'familyName', 'honorific', 'nickname', 'organisation', 'role', 'notes'] as const;
const LISTS = { email: 'emails', phone: 'phones', link: 'links' } as const;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What a client changed: the fields that its card tells otherwise than the card that was served before. Whatever both tell
 * the same stays as it is with us, even if we know it in other words. What the served card did not show stays, too. Null:
 * nothing of ours changed. Never throws.
 *
 * @example changedFields(before, { ...before, nickname: 'Gretchen' }, greta) // { nickname: 'Gretchen' }
 */
export function changedFields(before: Told, after: Told, person: PortablePerson): UpdateContact | null {
  const changes: Mutable<UpdateContact> = {};
  for (const field of PLAIN) if (before[field] !== after[field]) changes[field] = after[field];
  if (before.birthday !== after.birthday) changes.birthday = birthdayInput(after.birthday);
  if (!isSame(before.tags, after.tags, keyOf)) changes.tags = changedTags(before.tags, after.tags, person.tags);
  for (const kind of ['email', 'phone', 'link'] as const) {
    const [old, now] = [ofKind(before.points, kind), ofKind(after.points, kind)];
    if (isSame(old, now, pointKey)) continue;
    const hidden = ofKind(person.points, kind).filter(({ value }) => !old.some((point) => point.value === value));
    changes[LISTS[kind]] = [...now, ...hidden].map(bare);
  }
  if (!isSame(before.places, after.places, placeKey)) Object.assign(changes, changedPlaces(before, after, person));
  return Object.keys(changes).length === 0 ? null : changes;
}

/**
 * Somebody new, as their card tells them.
 *
 * @example newFields(told).emails // [{ value: 'greta@radio.example', label: 'work', preferred: true }]
 */
export function newFields(told: Told): UpdateContact {
  const plain = Object.fromEntries(PLAIN.map((field) => [field, told[field]]));
  const [first] = told.places;
  const addresses = isPlaceAlone(told.places) ? [] : [...told.places];
  const { city = null, country = null } = first ?? {};
  const birthday = birthdayInput(told.birthday);
  return { ...plain, ...pointsOf(told), birthday, tags: [...told.tags], addresses, city, country };
}

function pointsOf({ points }: Told): Pick<UpdateContact, 'emails' | 'phones' | 'links'> {
  const [emails, phones, links] = (['email', 'phone', 'link'] as const).map((kind) => ofKind(points, kind).map(bare));
  return { emails: emails ?? [], phones: phones ?? [], links: links ?? [] };
}

function bare({ value, label, preferred }: ParsedPoint): Omit<ParsedPoint, 'kind'> {
  return { value, label, preferred };
}

function changedTags(before: readonly string[], after: readonly string[], ours: readonly string[]): string[] {
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const kept = ours.filter((tag) => now.has(keyOf(tag)) || !old.has(keyOf(tag)));
  return [...kept, ...after.filter((tag) => !old.has(keyOf(tag)))];
}

/** A city without a street is where they live, and no postal address; it follows the first address as long as it agrees. */
function changedPlaces(before: Told, after: Told, person: PortablePerson): UpdateContact {
  const [old, now] = [before.places[0], after.places[0]];
  const shown = new Set(before.places.map(placeKey));
  const hidden = person.addresses.filter((place) => !shown.has(placeKey(place)));
  const isAlone = isPlaceAlone(after.places) && hidden.length === 0;
  const changes: Mutable<UpdateContact> = { addresses: isAlone ? [] : [...after.places, ...hidden] };
  for (const part of ['city', 'country'] as const) {
    const follows = isAlone || [null, partOf(old, part)].includes(person[part]);
    if (follows) changes[part] = partOf(now, part);
  }
  return changes;
}

function partOf(place: PostalAddress | undefined, part: 'city' | 'country'): string | null {
  return place?.[part] ?? null;
}

function isPlaceAlone([place, ...others]: readonly PostalAddress[]): boolean {
  if (!place || others.length > 0) return false;
  const { street, postalCode, region, label, preferred } = place;
  return street === null && postalCode === null && region === null && label === null && !preferred;
}

function ofKind(points: readonly ParsedPoint[], kind: ParsedPoint['kind']): ParsedPoint[] {
  return points.filter((point) => point.kind === kind);
}

function birthdayInput(birthday: string | null): { year: number | null; month: number; day: number } | null {
  if (birthday === null) return null;
  const [, year, month, day] = /^(-|\d{4})-(\d{2})-(\d{2})$/.exec(birthday) ?? [];
  return { year: year === '-' ? null : Number(year), month: Number(month), day: Number(day) };
}

function keyOf(tag: string): string {
  return tag.toLowerCase();
}
