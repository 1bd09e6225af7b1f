import { isLocalDate, type LocalDate } from '../../common/local-date.js';
import { type EaseGroup, readEaseGroup } from '../../contacts/domain/rank-columns.js';
import { type Candidate, candidateOf, type RankedContact } from './candidate.js';
import { ease } from './ease.js';
import type { Segment } from './segments.js';
import { type Industry, value } from './value.js';

/** Where a page of the list by ease ended, and the week it was sorted for. */
export interface EasePosition {
  readonly monday: LocalDate;
  readonly last: RankedContact;
}

/** What is left of a stretch behind a position: on its first day only the ids after `afterId`, if there is one. */
export interface RestOfSegment {
  readonly segment: Segment;
  readonly afterId: string | null;
}

const DIVIDER = '|';

/**
 * A position as one text, without the id. It holds what the score is worked out from, not the score: numbers with many
 * digits do not survive a text for sure. Never throws.
 *
 * @example writePosition("2026-11-23", "inner.30.-.mu", null) // "2026-11-23|inner.30.-.mu|"
 */
export function writePosition(monday: LocalDate, easeGroup: string, silentSinceOn: LocalDate | null): string {
  return [monday, easeGroup, silentSinceOn ?? ''].join(DIVIDER);
}

/**
 * The position that `writePosition` wrote; null for any other text. Never throws.
 *
 * @example readPosition('2026-11-23|inner.30.-.mu|', id)?.last.silentSinceOn // null
 */
export function readPosition(text: string, contactId: string): EasePosition | null {
  const [monday, word = '', since, ...more] = text.split(DIVIDER);
  const group = groupOf(word);
  const isDay = since === '' || isLocalDate(since);
  if (!isLocalDate(monday) || !group || since === undefined || !isDay || more.length > 0) return null;
  return { monday, last: { contactId, group, silentSinceOn: since === '' ? null : since } };
}

/**
 * What of a stretch stands behind somebody in the ladder's order; null: nothing. Within a stretch the order never goes
 * back, so its beginning is found by halving. Never throws. Source: product.md, "The week's ladder" (the order).
 * Example: a stretch of 93 to 1266 days behind somebody of the same group with 100 days leaves 100 to 1266.
 */
export function restBehind(
  { group, segment }: { readonly group: EaseGroup; readonly segment: Segment },
  { last, monday }: EasePosition,
  industry: Industry,
): RestOfSegment | null {
  const candidate = candidateOf(last, monday, industry);
  const days = segment.to - segment.from + 1;
  const dayAt = (nth: number): number => (segment.longestFirst ? segment.to - nth : segment.from + nth);
  let low = 0;
  let high = days;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (order(group, dayAt(middle), candidate, industry) >= 0) high = middle;
    else low = middle + 1;
  }
  if (low === days) return null;
  const first = dayAt(low);
  const isSame = order(group, first, candidate, industry) === 0;
  const window = segment.longestFirst ? { from: segment.from, to: first } : { from: first, to: segment.to };
  return { segment: { ...segment, ...window, best: ease(group, first) }, afterId: isSame ? last.contactId : null };
}

/** Below 0: so many days of silence come before the candidate; 0: the id decides. */
function order(group: EaseGroup, days: number, candidate: Candidate, industry: Industry): number {
  return (
    candidate.ease - ease(group, days) || candidate.value - value(group, days, industry) || days - candidate.silentDays
  );
}

function groupOf(word: string): EaseGroup | null {
  try {
    return readEaseGroup(word);
  } catch {
    return null; // not one of ours
  }
}
