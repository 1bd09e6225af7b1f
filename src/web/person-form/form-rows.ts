import { type Fields, textOf } from '../../common/http/pages/form.js';

/** The lists of a person's form and what stands in a row of each; a field is called `emails.0.value`. */
export const listColumns = {
  emails: ['value', 'label', 'preferred'],
  phones: ['value', 'label', 'preferred'],
  links: ['value', 'label', 'preferred'],
  addresses: ['street', 'postalCode', 'city', 'region', 'country', 'label', 'preferred'],
  history: ['organisation', 'role', 'from', 'to'],
} as const;

export type ListName = keyof typeof listColumns;
export const listNames = Object.keys(listColumns) as ListName[]; // the keys of the object above

export type FormRow = Readonly<Record<string, string | null>>;

/** Whether the form that was sent has this field or list at all: what it does not have stays as it is. */
export function isAsked(fields: Fields, name: string): boolean {
  return Object.keys(fields).some((field) => field === name || field.startsWith(`${name}.`));
}

/**
 * The rows of a list in which something was written, in their order. Empty ones are gone, so the place of a row here is
 * the place that an error pointer names and the place at which the row is shown again.
 */
export function rowsOf(fields: Fields, list: ListName): FormRow[] {
  const pattern = new RegExp(`^${list}\\.(\\d{1,3})\\.`);
  const places = Object.keys(fields).flatMap((field) => pattern.exec(field)?.[1] ?? []);
  const inOrder = [...new Set(places.map(Number))].sort((one, other) => one - other);
  const columns: readonly string[] = listColumns[list];
  return inOrder
    .map((place): FormRow =>
      Object.fromEntries(columns.map((column) => [column, textOf(fields, `${list}.${place}.${column}`)])),
    )
    .filter((row) => columns.some((column) => column !== 'preferred' && row[column] !== null));
}

/** The rows as fields of a form, the way a browser would send them. */
export function rowFields(list: ListName, rows: readonly object[]): Fields {
  const columns: readonly string[] = listColumns[list];
  const entries = rows.flatMap((row, place) => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return columns.map((column) => [`${list}.${place}.${column}`, fieldText(cells.get(column))] as const);
  });
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

function fieldText(value: unknown): string {
  if (value === true) return 'yes';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
