import { type Fields, textOf } from '../../common/http/pages/form.js';

interface Urls {
  path(path: string): string;
}

/** What the list can be asked for: the fields of its form, of its addresses and of saved filters. */
export const filterNames = ['q', 'station', 'tag', 'city', 'standing', 'rung', 'notContactedSince', 'sort'] as const;
export type FilterName = (typeof filterNames)[number];

export type Filters = Readonly<Partial<Record<FilterName, string>>>;

/** Without empty fields. */
export function filtersOf(fields: Fields): Filters {
  const given = filterNames.map((name) => [name, textOf(fields, name)] as const).filter(([, text]) => text !== null);
  return Object.fromEntries(given);
}

/** The address of the list with these filters; whatever else is given comes behind them. */
export function listPath(filters: Filters, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  for (const name of filterNames) if (filters[name]) query.set(name, filters[name]);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const search = query.toString();
  return search ? `/people?${search}` : '/people';
}

/** The same list with one filter changed, or gone: from its first page. */
export function linkTo(urls: Urls, filters: Filters, changed: Filters | Readonly<Record<string, null>>): string {
  const kept = Object.entries({ ...filters, ...changed }).filter(([, value]) => value !== null);
  return urls.path(listPath(Object.fromEntries(kept)));
}
