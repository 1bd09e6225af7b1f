import { type ColumnField, type ColumnMeaning, meaning } from '../../domain/column-meaning.js';

/** Both headers, of 2024 and before, in one: files that mix them exist. */
const COLUMNS: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries({
    'first name': meaning('givenName'),
    'given name': meaning('givenName'),
    'middle name': meaning('middleName'),
    'additional name': meaning('middleName'),
    'last name': meaning('familyName'),
    'family name': meaning('familyName'),
    name: meaning('fullName'),
    'name prefix': meaning('honorific'),
    'name suffix': meaning('suffix'),
    nickname: meaning('nickname'),
    'organization name': meaning('organisation'),
    'organization title': meaning('role'),
    'organization department': meaning('department'),
    birthday: meaning('birthday'),
    gender: meaning('gender'),
    language: meaning('language'),
    labels: meaning('tags'),
    'group membership': meaning('tags'),
    notes: meaning('notes'),
    photo: meaning('ignored'), // an address at Google: nothing is fetched from elsewhere
    // Kept for Outlook's sake, never shown by Google.
    'directory server': meaning('ignored'),
    priority: meaning('ignored'),
    sensitivity: meaning('ignored'),
  }),
);

/** Columns that come as often as somebody has the most of: `e-mail 2 - value`. */
const NUMBERED = /^([a-z-]+(?: [a-z]+)?) (\d{1,4}) - ([a-z ]+)$/;

/** What is called "Label" today. */
const OLD_LABEL = / - type$/;

type GroupParts = ReadonlyMap<string, readonly [field: ColumnField, label?: string]>;

/** What such columns mean; for what is kept by name, the word that names it where no label does. */
const GROUPS: ReadonlyMap<string, GroupParts> = new Map(
  Object.entries<GroupParts>({
    'e-mail': labelled('email'),
    phone: labelled('phone'),
    website: labelled('link'),
    relation: labelled('extra', 'Relation'),
    event: labelled('extra', 'Event'),
    'custom field': labelled('extra', 'Custom Field'),
    im: parts({ service: ['label'], value: ['extra', 'IM'] }),
    address: parts({
      label: ['label'],
      type: ['label'],
      formatted: ['address'],
      street: ['street'],
      'extended address': ['street'],
      'po box': ['postBox'],
      city: ['city'],
      region: ['region'],
      'postal code': ['postalCode'],
      country: ['country'],
    }),
  }),
);
/** Google's old table had several places of work; the first is today's, the others are kept by name. */
const FIRST_ORGANISATION: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries({
    'organization 1 - name': meaning('organisation'),
    'organization 1 - title': meaning('role'),
    'organization 1 - department': meaning('department'),
  }),
);

/**
 * What a column of Google Contacts means, in its table of today and in the one until 2024; what nobody knows (phonetic
 * names, "File As", ...) is kept under its own name. Source: imports.md, 5.2.
 *
 * @example googleMeaning('phone 1 - value') // { field: 'phone', label: null, group: 'phone 1' }
 */
export function googleMeaning(foldedHeader: string, _position?: number, all: readonly string[] = []): ColumnMeaning {
  const label = foldedHeader.replace(OLD_LABEL, ' - label');
  if (label !== foldedHeader && all.includes(label)) return meaning('extra'); // one label for each value
  return (
    COLUMNS.get(foldedHeader) ?? FIRST_ORGANISATION.get(foldedHeader) ?? numbered(foldedHeader) ?? meaning('extra')
  );
}

/** True for a column that only Google numbers like this. */
export function isNumbered(foldedHeader: string): boolean {
  return numbered(foldedHeader) !== null || FIRST_ORGANISATION.has(foldedHeader);
}

function numbered(foldedHeader: string): ColumnMeaning | null {
  const [, group = '', number = '', part = ''] = NUMBERED.exec(foldedHeader) ?? [];
  const [field, label] = GROUPS.get(group)?.get(part) ?? [];
  return field ? meaning(field, label ?? null, `${group} ${number}`) : null;
}

function labelled(field: ColumnField, label?: string): GroupParts {
  return parts({ label: ['label'], type: ['label'], value: label === undefined ? [field] : [field, label] });
}

function parts(byName: Readonly<Record<string, readonly [ColumnField, string?]>>): GroupParts {
  return new Map(Object.entries(byName));
}
