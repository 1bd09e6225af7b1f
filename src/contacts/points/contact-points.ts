import type { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import type { UpdateContact } from '../contacts.input.js';
import { longestAddress } from '../domain/address-shape.js';
import { linkedInKey } from '../domain/linkedin-key.js';
import { emailKey } from '../domain/name-key.js';
import { type PhoneCountry, phoneKey } from './phone-number.js';

export const pointKinds = [
  { kind: 'email', field: 'emails' },
  { kind: 'phone', field: 'phones' },
  { kind: 'link', field: 'links' },
] as const;

interface Owner {
  readonly accountId: string;
  readonly contactId: string;
  /** Where their numbers were written down: phoneCountry(contact.country, account.country). */
  readonly country: PhoneCountry;
  readonly id: () => string;
}

/** All ways to reach somebody after a change: a list that was given replaces its kind, the other kinds stay. */
export function contactPointsOf(input: UpdateContact, kept: readonly ContactPoint[], owner: Owner): ContactPoint[] {
  const points = pointKinds.flatMap(({ kind, field }) => {
    const given = input[field];
    if (!given) return kept.filter((point) => point.kind === kind).map((point) => keyedAgain(point, owner.country));
    return given.map(({ value, label, preferred }) => newPoint(kind, value.trim(), owner, { label, preferred }));
  });
  return points.map((point, position) => ({ ...point, position }));
}

export function newPoint(
  kind: ContactPointKind,
  value: string,
  { accountId, contactId, country, id }: Owner,
  { label, preferred }: { label?: string | null | undefined; preferred?: boolean | undefined } = {},
): ContactPoint {
  return {
    id: id(),
    accountId,
    contactId,
    kind,
    value,
    valueKey: valueKey(kind, value, country),
    label: label?.trim() || null,
    preferred: preferred ?? false,
    position: 0,
  };
}

/** What two spellings of the same address have in common; a phone number's depends on where it was written down. */
export function valueKey(kind: ContactPointKind, value: string, country: PhoneCountry): string {
  if (kind === 'phone') return phoneKey(value, country);
  const key = kind === 'email' ? emailKey(value) : linkKey(value);
  // small letters may be longer than the capitals they come from
  return key.length <= longestAddress ? key : [...key].slice(0, longestAddress).join('');
}

function linkKey(value: string): string {
  const slug = linkedInKey(value);
  return slug === null ? value.toLowerCase() : `linkedin:${slug}`;
}

/** Somebody's country may have changed with the rest. */
function keyedAgain(point: ContactPoint, country: PhoneCountry): ContactPoint {
  return point.kind === 'phone' ? { ...point, valueKey: phoneKey(point.value, country) } : point;
}
