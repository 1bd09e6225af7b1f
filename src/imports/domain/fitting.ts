import type { LocalDate } from '../../common/local-date.js';
import type { PostalAddress } from '../../contacts/domain/address-book.js';
import { addressShapes, longestAddress } from '../../contacts/domain/address-shape.js';
import type { ParsedContact, ParsedFields, ParsedPoint } from './parsed-contact.js';

/** What the columns of a contact hold, in characters; longer texts are cut, and the row says so. */
const LONGEST = [
  ['givenName', 200],
  ['familyName', 200],
  ['nickname', 200],
  ['honorific', 100],
  ['organisation', 200],
  ['role', 200],
  ['city', 200],
  ['country', 100],
  ['notes', 100_000],
] as const satisfies readonly (readonly [keyof ParsedFields, number])[];
const LONGEST_LABEL = 100;
const LONGEST_PARTS = {
  street: 200,
  postalCode: 20,
  city: 200,
  region: 200,
  country: 100,
  label: LONGEST_LABEL,
} as const;
/** Most addresses of one person that are kept as such. */
const MOST_POINTS = 200;
const MOST_POSTAL_ADDRESSES = 50;

const WITHOUT_SCHEME = /^(?:www\.|[\w-]+(?:\.[\w-]+)+\/)/i;

/**
 * The contact as the address book takes it: texts cut to their columns, links with their scheme, and what has not the
 * shape of an address moved into the notes, so that nothing is lost. A day after `today` can't be when they connected.
 *
 * @example fitting(parsedContact(1, { points: [aPoint('phone', 'ask Anna')] }), today).notes // 'phone: ask Anna'
 */
export function fitting(parsed: ParsedContact, today: LocalDate): ParsedContact {
  return shortened(notAhead(withPostalAddresses(withAddresses(parsed)), today));
}

function withAddresses(parsed: ParsedContact): ParsedContact {
  if (parsed.points.length <= MOST_POINTS && parsed.points.every(isAsItShouldBe)) return parsed;
  const points = parsed.points.map(withScheme);
  const kept = points.filter(isAddress).slice(0, MOST_POINTS);
  const noted = points
    .filter((point) => !kept.includes(point))
    .map(({ kind, value, label }) => `${label ?? kind}: ${value}`);
  const notes = [parsed.notes, ...noted].filter((text) => text !== null).join('\n');
  return { ...parsed, points: kept.map(withShortLabel), notes: notes === '' ? null : notes };
}

function withPostalAddresses(parsed: ParsedContact): ParsedContact {
  if (parsed.addresses.length === 0) return parsed;
  const cut = (address: PostalAddress): PostalAddress => {
    const parts = Object.entries(LONGEST_PARTS) as [keyof typeof LONGEST_PARTS, number][];
    const short = parts.map(([part, most]) => [part, address[part]?.slice(0, most) ?? null]);
    return { ...address, ...(Object.fromEntries(short) as Partial<PostalAddress>) }; // the very parts of an address
  };
  return { ...parsed, addresses: parsed.addresses.slice(0, MOST_POSTAL_ADDRESSES).map(cut) };
}

function isAsItShouldBe(point: ParsedPoint): boolean {
  return isAddress(point) && (point.label?.length ?? 0) <= LONGEST_LABEL;
}

function notAhead(parsed: ParsedContact, today: LocalDate): ParsedContact {
  const { connectedOn, remarks } = parsed;
  if (connectedOn === null || connectedOn <= today) return parsed;
  return {
    ...parsed,
    connectedOn: null,
    remarks: [...remarks, { code: 'date-dropped', params: { value: connectedOn } }],
  };
}

function shortened(parsed: ParsedContact): ParsedContact {
  const isLong = ([field, most]: (typeof LONGEST)[number]): boolean => (parsed[field]?.length ?? 0) > most;
  if (!LONGEST.some(isLong)) return parsed;
  const long = LONGEST.filter(isLong);
  const cut = Object.fromEntries(long.map(([field, most]) => [field, parsed[field]?.slice(0, most)]));
  return { ...parsed, ...cut, remarks: [...parsed.remarks, { code: 'shortened', params: {} }] };
}

function withScheme(point: ParsedPoint): ParsedPoint {
  const bare = point.kind === 'link' && WITHOUT_SCHEME.test(point.value);
  return bare ? { ...point, value: `https://${point.value}` } : point;
}

function isAddress({ kind, value }: ParsedPoint): boolean {
  return value.length <= longestAddress && addressShapes[kind].test(value);
}

function withShortLabel(point: ParsedPoint): ParsedPoint {
  return { ...point, label: point.label?.slice(0, LONGEST_LABEL) ?? null };
}
