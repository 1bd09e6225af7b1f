import type { ParsedContact, ParsedFields } from './parsed-contact.js';

/** The fields of a contact that an import may fill in, in the order of the preview. */
export const fillable = [
  'givenName',
  'familyName',
  'nickname',
  'honorific',
  'gender',
  'organisation',
  'role',
  'city',
  'country',
  'timeZone',
  'birthday',
  'connectedOn',
  'likes',
  'notes',
] as const satisfies readonly (keyof ParsedFields)[];
export type Fillable = (typeof fillable)[number];

/**
 * What a row adds to a person who is there already: "existing values are never overwritten, empty ones are filled in".
 * Organisation and role belong together: a role is not put beside another organisation's. Never throws. Source:
 * imports.md.
 *
 * @example fillIn({ ...greta, city: null }, parsedContact(1, { city: 'München' })) // { city: 'München' }
 */
export function fillIn(existing: ParsedFields, parsed: ParsedContact): Partial<Record<Fillable, string>> {
  const filled: Partial<Record<Fillable, string>> = {};
  for (const field of fillable) {
    const value = parsed[field];
    if (value !== null && isEmpty(existing[field])) filled[field] = value;
  }
  if (!sameJob(existing, parsed)) delete filled.role;
  return filled;
}

function sameJob(existing: ParsedFields, parsed: ParsedContact): boolean {
  return (
    isEmpty(existing.organisation) || parsed.organisation === null || existing.organisation === parsed.organisation
  );
}

function isEmpty(value: string | null): boolean {
  return value === null || value.trim() === '';
}
