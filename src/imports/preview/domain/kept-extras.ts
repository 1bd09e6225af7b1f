import { longestExtras, mostExtras } from '../../../contacts/domain/extras.js';
import type { ParsedContact, ParsedExtra } from '../../domain/parsed-contact.js';
import type { Remark } from '../../domain/words.js';

/** The largest that is kept: a picture of 190 KB. Unit: characters. */
const LONGEST_EXTRA = 256 * 1024;
const QUOTED_CHARACTERS = 40;
/** So many are named; whoever has more looks into the file. */
const MOST_REMARKS = 5;

/** How many of one origin are kept so far, and their characters. */
interface Room {
  count: number;
  size: number;
}

/**
 * The person with as many extras of each origin as one may have, in their order; what has no room is left out, with a
 * remark. Never throws.
 *
 * @example withKeptExtras(parsedContact(1, { extras: [{ name: 'Hobby', value: 'Chor' }] })).remarks // []
 */
export function withKeptExtras(parsed: ParsedContact): ParsedContact {
  const rooms = new Map<ParsedExtra['origin'], Room>();
  const kept = parsed.extras.filter((extra) => hasRoom(extra, rooms));
  if (kept.length === parsed.extras.length) return parsed;
  const isKept = new Set(kept);
  const dropped = parsed.extras
    .filter((extra) => !isKept.has(extra))
    .map(({ name }) => name.slice(0, QUOTED_CHARACTERS));
  const named = [...new Set(dropped)].slice(0, MOST_REMARKS);
  const remarks = named.map((name): Remark => ({ code: 'extra-dropped', params: { name } }));
  return { ...parsed, extras: kept, remarks: [...parsed.remarks, ...remarks] };
}

/** Takes its room, if there is any. */
function hasRoom({ name, value, origin }: ParsedExtra, rooms: Map<ParsedExtra['origin'], Room>): boolean {
  const length = name.length + value.length;
  const { count, size } = rooms.get(origin) ?? { count: 0, size: 0 };
  if (length > LONGEST_EXTRA || count === mostExtras || size + length > longestExtras) return false;
  rooms.set(origin, { count: count + 1, size: size + length });
  return true;
}
