import { isTimeZone } from '../../common/zoned-time.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Column } from '../account/column.js';
import { personColumns } from '../account/person-tables.js';
import { isAsDescribed } from '../account/read-row.js';

/** The plain fields of a person in the order in which tables show them; the names of the API. */
export const portableFields = [
  'honorific',
  'givenName',
  'familyName',
  'nickname',
  'organisation',
  'role',
  'city',
  'country',
  'timeZone',
  'birthday',
  'gender',
  'form',
  'language',
  'likes',
  'notes',
  'layer',
  'layerChosen',
  'cadence',
  'feltRung',
  'roughlyLastOn',
  'connectedOn',
  'gotOnWell',
  'higherStatus',
  'tension',
  'metInPerson',
  'neverSuggest',
  'pleaseDont',
] as const satisfies readonly (keyof Contact)[];
type PortableField = (typeof portableFields)[number];

/** What an address book file can tell about a person and our own reader takes back. */
export type PortableFields = Readonly<Pick<Contact, PortableField>>;

const nothingTold: PortableFields = {
  ...(Object.fromEntries(portableFields.map((field) => [field, null])) as unknown as PortableFields), // the rest is below
  layer: 'loose',
  layerChosen: false,
  neverSuggest: false,
  pleaseDont: false,
};

/**
 * The fields out of their texts, by name; what is missing or can't be true counts as not told. Never throws.
 *
 * @example fieldsOf((name) => ({ gotOnWell: '9' })[name]).gotOnWell // null: 1 to 5
 */
export function fieldsOf(textOf: (field: PortableField) => string | undefined): PortableFields {
  const told = portableFields.flatMap((field) => {
    const value = valueOf(field, textOf(field));
    return value === null ? [] : [[field, value] as const];
  });
  return { ...nothingTold, ...Object.fromEntries(told) };
}

function valueOf(field: PortableField, text: string | undefined): unknown {
  const column = personColumns[field];
  if (!column || text === undefined || text === '') return null;
  if (column.kind === 'list' || column.kind === 'object' || column.kind === 'map') return null;
  const value = spoken(column, text);
  if (field === 'timeZone' && !isTimeZone(value)) return null;
  return isAsDescribed(column, value) ? value : null;
}

function spoken({ kind }: Column, text: string): unknown {
  switch (kind) {
    case 'flag':
      return FLAGS[text.toLowerCase()] ?? null;
    case 'integer':
      return Number(text);
    case 'cadence':
      return text === 'none' ? text : Number(text);
    default:
      return text;
  }
}

/** Excel writes flags in capitals, German Excel in German. */
const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false, wahr: true, falsch: false };
