import type { PartialDate } from '../../stations/domain/partial-date.js';
import { firstDayOf, lastDayOf } from '../../stations/domain/partial-date.js';

/** A postal address; every part may be missing, but not all of them. */
export interface PostalAddress {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly label: string | null;
  readonly preferred: boolean;
}

/** A place of work that is over. `from` and `to` are days, months or years: `2021`, `2021-10`, `2021-10-01`. */
export interface PastRole {
  readonly organisation: string | null;
  readonly role: string | null;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

type Given<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/**
 * The address as it is kept: blanks around texts go, and an empty text means "nothing". null: nothing of it is told (a
 * label alone is no address). Never throws.
 *
 * @example postalAddress({ city: ' Bonn ' }) // { street: null, postalCode: null, city: 'Bonn', ... }
 */
export function postalAddress(given: Given<PostalAddress>): PostalAddress | null {
  const address = {
    street: tidy(given.street),
    postalCode: tidy(given.postalCode),
    city: tidy(given.city),
    region: tidy(given.region),
    country: tidy(given.country),
  };
  if (Object.values(address).every((part) => part === null)) return null;
  return { ...address, label: tidy(given.label), preferred: given.preferred ?? false };
}

/**
 * The past role as it is kept, or null if neither where nor what is told. Never throws.
 *
 * @example pastRole({ role: 'Volontärin', to: '2021' }) // { organisation: null, role: 'Volontärin', from: null, to: '2021' }
 */
export function pastRole(given: Given<PastRole>): PastRole | null {
  const role = { organisation: tidy(given.organisation), role: tidy(given.role) };
  if (role.organisation === null && role.role === null) return null;
  return { ...role, from: given.from ?? null, to: given.to ?? null };
}

/**
 * True unless the end is before the beginning, as exactly as both are known. Never throws.
 *
 * @example isInOrder({ organisation: null, role: 'Volontärin', from: '2021-05', to: '2021' }) // true
 */
export function isInOrder({ from, to }: PastRole): boolean {
  return from === null || to === null || firstDayOf(from) <= lastDayOf(to);
}

/**
 * Past roles with the latest first, by their end, else by their beginning; those without any day last, in the order
 * given. Never throws.
 *
 * @example latestFirst([{ ...editor, to: '2019' }, { ...trainee, to: '2021' }])[0] // trainee
 */
export function latestFirst(history: readonly PastRole[]): PastRole[] {
  const days = ({ from, to }: PastRole): string => `${to ? lastDayOf(to) : from ? firstDayOf(from) : ''}`;
  const begun = ({ from }: PastRole): string => (from ? firstDayOf(from) : '');
  const order = (one: string, other: string): number => (one < other ? 1 : one > other ? -1 : 0);
  return [...history].sort((one, other) => order(days(one), days(other)) || order(begun(one), begun(other)));
}

function tidy(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
