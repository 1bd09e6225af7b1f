/** What a column of a table can mean for a person. */
export const columnFields = [
  'fullName',
  'givenName',
  'middleName',
  'familyName',
  'nickname',
  'honorific',
  'salutation',
  'suffix',
  'gender',
  'organisation',
  'department',
  'role',
  'email',
  'phone',
  'link',
  'street',
  'postBox',
  'postalCode',
  'city',
  'region',
  'country',
  'address',
  'birthday',
  'connectedOn',
  'lastContactOn',
  'tags',
  'likes',
  'language',
  'notes',
  'label',
  'extra',
  'ignored',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** Of these a person has as many as they like, each perhaps with a label. */
export const pointFields: readonly ColumnField[] = ['email', 'phone', 'link'];
/** The parts of a postal address, and the whole of it in one cell. */
export const addressFields: readonly ColumnField[] = [
  ...(['street', 'postBox', 'postalCode', 'city', 'region', 'country', 'address'] as const),
];

/**
 * The meaning of one column. `label` is what stands beside an address ("work"), or, for `notes` and `extra`, what the text
 * is about. Columns of one `group` belong together: the parts of a postal address, or a label and its value.
 */
export interface ColumnMeaning {
  readonly field: ColumnField;
  readonly label: string | null;
  readonly group: string | null;
}

/**
 * A meaning in short. Never throws.
 *
 * @example meaning('phone', 'work') // { field: 'phone', label: 'work', group: null }
 */
export function meaning(field: ColumnField, label: string | null = null, group: string | null = null): ColumnMeaning {
  return { field, label, group };
}
