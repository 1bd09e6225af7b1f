import type { PastRole } from '../../contacts/domain/address-book.js';
import { type Fillable, fillable } from './fill-in.js';
import type { ParsedFields } from './parsed-contact.js';

interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** A row that was brought and may be changed by the user since: `left` is the fingerprint of what came. */
export interface Brought {
  readonly id: string;
  readonly left: string;
}

/** What a row did to people who were there before, with what it takes to take it back; what is missing was not touched. */
export interface Additions {
  readonly fields?: Partial<Record<Fillable, Change<string | null>>>;
  readonly history?: Change<readonly PastRole[] | null>;
  /** There was none before. */
  readonly introducedById?: string;
  readonly updatedAt?: Change<string>;
  readonly pointIds?: readonly string[];
  readonly talks?: readonly Brought[];
  readonly extraIds?: readonly string[];
  readonly relationIds?: readonly string[];
  /** Tags that the person did not have. */
  readonly tagIds?: readonly string[];
  /** Tags that nobody had used before. */
  readonly newTagIds?: readonly string[];
}

/** The fields of a contact that an import may change. */
export interface Imported extends ParsedFields {
  readonly history: readonly PastRole[] | null;
  readonly introducedById: string | null;
  readonly updatedAt: string;
}

/**
 * What becomes of a person's fields once additions are taken back: what was there before, wherever a field still holds
 * what came. Whoever was not changed since gets their day of change back, too. Never throws.
 *
 * @example takenBack({ ...greta, city: 'Köln' }, { fields: { city: { before: null, after: 'Köln' } } }) // { city: null }
 */
export function takenBack(now: Imported, additions: Additions): Partial<Imported> {
  const { fields = {}, history, introducedById, updatedAt } = additions;
  const untouched = fillable.filter((field) => fields[field] !== undefined && fields[field].after === now[field]);
  return {
    ...Object.fromEntries(untouched.map((field) => [field, fields[field]?.before])),
    ...(history && isSame(history.after, now.history) ? { history: history.before } : {}),
    ...(introducedById !== undefined && introducedById === now.introducedById ? { introducedById: null } : {}),
    ...(updatedAt && updatedAt.after === now.updatedAt ? { updatedAt: updatedAt.before } : {}),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
