import type { PostalAddress } from '../../contacts/domain/address-book.js';
import { isStar } from '../domain/google-group.js';
import type { ParsedContact } from '../domain/parsed-contact.js';
import { tableFormat } from '../tables/table-format.js';
import { googleMeaning, isNumbered } from './headers/google.js';

const NAMES = ['first name', 'given name', 'name'];
/** Columns that are there also where nobody has an address. */
const TELLING = ['organization name', 'phonetic first name', 'group membership', 'yomi name'];
/** Groups of Google's own begin like this: `* myContacts`. */
const SYSTEM_GROUP = '* ';
/** Between several values of one cell; Google puts two addresses with the same label into one column. */
const SEPARATOR = ' ::: ';
/** More in one cell is no list of addresses. */
const MOST_ADDRESSES = 50;

/** The table of Google Contacts, of today and until 2024. Source: imports.md, 5.2. */
export const google = tableFormat({
  name: 'google',
  isHeader: (columns) =>
    NAMES.some((header) => columns.has(header)) &&
    (TELLING.some((header) => columns.has(header)) || [...columns.keys()].some(isNumbered)),
  meaningOf: googleMeaning,
  separator: SEPARATOR,
  finish: (person) => withEachAddress(withoutSystemGroups(person)),
});

function withoutSystemGroups(person: ParsedContact): ParsedContact {
  return {
    ...person,
    tags: person.tags.filter((tag) => !tag.startsWith(SYSTEM_GROUP) && !isStar(tag)),
    favourite: person.favourite || person.tags.some(isStar),
  };
}

function withEachAddress(person: ParsedContact): ParsedContact {
  const { addresses, city, country } = person;
  const first = (text: string | null): string | null => text?.split(SEPARATOR)[0] ?? null;
  return { ...person, addresses: addresses.flatMap(eachOf), city: first(city), country: first(country) };
}

/** Each address of a cell that holds several; if their parts are not equally many, nobody knows which belong together. */
function eachOf(address: PostalAddress): PostalAddress[] {
  const { label, preferred, ...parts } = address;
  const lists = Object.entries(parts).map(([name, text]) => [name, text?.split(SEPARATOR) ?? []] as const);
  const count = Math.max(...lists.map(([, list]) => list.length));
  if (count < 2 || count > MOST_ADDRESSES || lists.some(([, list]) => list.length > 0 && list.length !== count))
    return [address];
  return Array.from({ length: count }, (_, at) => {
    const own = Object.fromEntries(lists.map(([name, list]) => [name, list[at]?.trim() || null]));
    return { ...(own as typeof parts), label, preferred: preferred && at === 0 }; // the very parts it was taken from
  });
}
