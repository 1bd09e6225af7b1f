import type { PortableFields } from '../../exports/people/portable-fields.js';
import { fillable } from '../domain/fill-in.js';
import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import { parsedContact } from '../domain/parsed-contact.js';
import { moreFields, type PersonMore } from '../domain/person-more.js';

type Besides = Pick<ParsedContact, 'points' | 'addresses' | 'tags'> &
  Pick<PersonMore, 'history' | 'custom'> &
  Partial<Pick<ParsedContact, 'key' | 'relations' | 'extras'>>;

/** Somebody out of one of our own files: nothing is tidied or guessed. A row without any name is nobody. */
export function ownPersonRow(row: number, fields: PortableFields, besides: Besides): ParsedContact | RowError {
  const { givenName, familyName, nickname, organisation } = fields;
  const { points, addresses, history, tags, custom, key = null, relations = [], extras = [] } = besides;
  if (!givenName && !familyName && !nickname && !organisation) {
    return { row, error: { code: 'no-name', params: {} }, label: points[0]?.value ?? null };
  }
  const known = Object.fromEntries(fillable.map((field) => [field, fields[field]]));
  const more = { ...moreFields(fields), history, custom };
  return parsedContact(row, { ...known, points, addresses, tags, key, relations, extras, more });
}
