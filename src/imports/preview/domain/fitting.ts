import type { LocalDate } from '../../../common/local-date.js';
import type { PostalAddress } from '../../../contacts/domain/address-book.js';
import { addressShapes, longestAddress } from '../../../contacts/domain/address-shape.js';
import { withKeptExtras } from './kept-extras.js';
import type { ParsedContact, ParsedFields, ParsedPoint } from '../../domain/parsed-contact.js';

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
  ['likes', 2000],
  ['notes', 100_000],
] as const satisfies readonly (readonly [keyof ParsedFields, number])[];
/** The same for what was talked about, and for a reminder. */
const LONGEST_SUMMARY = 10_000;
const LONGEST_REMINDER = 2_000;
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
 * shape of an address moved into the notes, so that nothing is lost; extras as far as there is room. A day after
 * `today` can't be when they connected. Never throws.
 *
 * @example fitting(parsedContact(1, { points: [aPoint('phone', 'ask Anna')] }), today).notes // 'phone: ask Anna'
 */
export function fitting(parsed: ParsedContact, today: LocalDate): ParsedContact {
  const addressed = withPostalAddresses(withAddresses(withKeptExtras(parsed)));
  return shortened(talksNotAhead(notAhead(addressed, today), today));
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
    remarks: [...remarks, { code: 'day-ahead', params: { value: connectedOn } }],
  };
}

/** A talk whose day has not come yet is none. */
function talksNotAhead(parsed: ParsedContact, today: LocalDate): ParsedContact {
  const ahead = parsed.talks.find(({ on }) => on > today);
  if (!ahead) return parsed;
  const talks = parsed.talks.filter(({ on }) => on <= today);
  return { ...parsed, talks, remarks: [...parsed.remarks, { code: 'day-ahead', params: { value: ahead.on } }] };
}

function shortened(parsed: ParsedContact): ParsedContact {
  const isLong = ([field, most]: (typeof LONGEST)[number]): boolean => (parsed[field]?.length ?? 0) > most;
  const long = LONGEST.filter(isLong);
  const hasLongTalk = parsed.talks.some(({ summary }) => (summary?.length ?? 0) > LONGEST_SUMMARY);
  const hasLongReminder = parsed.reminders.some(({ text }) => text.length > LONGEST_REMINDER);
  if (long.length === 0 && !hasLongTalk && !hasLongReminder) return parsed;
  const cut = Object.fromEntries(long.map(([field, most]) => [field, parsed[field]?.slice(0, most)]));
  const talks = parsed.talks.map((talk) => ({ ...talk, summary: talk.summary?.slice(0, LONGEST_SUMMARY) ?? null }));
  const reminders = parsed.reminders.map((one) => ({ ...one, text: one.text.slice(0, LONGEST_REMINDER) }));
  return { ...parsed, ...cut, talks, reminders, remarks: [...parsed.remarks, { code: 'shortened', params: {} }] };
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
