import type { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import type { UpdateContact } from './contacts.input.js';
import { linkedInKey } from './domain/linkedin-key.js';
import { emailKey } from './domain/name-key.js';

export const pointKinds = [
  { kind: 'email', field: 'emails' },
  { kind: 'phone', field: 'phones' },
  { kind: 'link', field: 'links' },
] as const;

interface Owner {
  readonly accountId: string;
  readonly contactId: string;
  readonly id: () => string;
}

/** All ways to reach somebody after a change: a list that was given replaces its kind, the other kinds stay. */
export function contactPointsOf(input: UpdateContact, kept: readonly ContactPoint[], owner: Owner): ContactPoint[] {
  const points = pointKinds.flatMap(({ kind, field }) => {
    const given = input[field];
    if (!given) return kept.filter((point) => point.kind === kind);
    return given.map(({ value, label, preferred }) => newPoint(kind, value.trim(), owner, { label, preferred }));
  });
  return points.map((point, position) => ({ ...point, position }));
}

export function newPoint(
  kind: ContactPointKind,
  value: string,
  { accountId, contactId, id }: Owner,
  { label, preferred }: { label?: string | null | undefined; preferred?: boolean | undefined } = {},
): ContactPoint {
  return {
    id: id(),
    accountId,
    contactId,
    kind,
    value,
    valueKey: valueKey(kind, value),
    label: label?.trim() || null,
    preferred: preferred ?? false,
    position: 0,
  };
}

/** What two spellings of the same address have in common. */
export function valueKey(kind: ContactPointKind, value: string): string {
  if (kind === 'email') return emailKey(value);
  if (kind === 'phone') return value.replace(/[^\d+]/g, '');
  const slug = linkedInKey(value);
  return slug === null ? value.toLowerCase() : `linkedin:${slug}`;
}
