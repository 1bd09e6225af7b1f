import { addDays, type LocalDate, weekdayOf } from '../../common/local-date.js';
import { getsOnlyGreeting } from '../../contacts/domain/only-greeting.js';
import type { NoReason } from './words.js';

/**
 * product.md, "Attempts": days until somebody may be suggested again, by the reason of the no; silence counts as
 * "unknown". Our design: research knows that a second request is granted more often, not after how long.
 */
const COMEBACK_DAYS: Readonly<Record<NoReason | 'silence', number>> = {
  'wrong-date': 14,
  'too-busy': 60,
  unknown: 90,
  'no-need-now': 180,
  silence: 90,
};

/**
 * product.md, "Attempts": "After three times no or silence in a row only a yearly greeting is suggested". In days,
 * whatever the reason was.
 */
const GREETING_DAYS = 365;

/** product.md, "Attempts": "±15 % jitter", so that nobody comes back like clockwork. Share of the days. */
const JITTER = 0.15;

/** product.md, "Attempts": Monday to Thursday. Later in the week a message drowns in the weekend. ISO weekday. */
const LAST_WEEKDAY = 4;

/** No stretch of holidays is longer; in days. Guards the search against a predicate that is true for ever. */
const LONGEST_HOLIDAY = 60;

export interface ComebackSeed {
  readonly attemptId: string;
  /** How many times no or silence in a row it is, this one included. */
  readonly refusalsInARow: number;
  /** True for a public holiday where the user lives. */
  readonly isHoliday: (day: LocalDate) => boolean;
}

/**
 * The first day on which somebody may be suggested again after a no or silence on the day `from` (product.md,
 * "Attempts"): the days of the reason, a year from the third refusal in a row on, shifted by up to 15 % by a hash of the attempt's id (the same attempt always
 * comes back on the same day), then moved to the nearest day from Monday to Thursday that is no public holiday. The
 * move stays within ±15 %; only if holidays fill that whole window is it the first fitting day after it. Never throws.
 * "Too busy" on 2026-03-02 comes back between 2026-04-22 (51 days) and 2026-05-10 (69 days).
 */
export function comebackOn(why: NoReason | 'silence', from: LocalDate, seed: ComebackSeed): LocalDate {
  const days = getsOnlyGreeting(seed) ? GREETING_DAYS : COMEBACK_DAYS[why];
  const earliest = Math.ceil(days * (1 - JITTER));
  const latest = Math.floor(days * (1 + JITTER));
  const wished = Math.min(Math.max(Math.round(days * (1 + JITTER * spread(seed.attemptId))), earliest), latest);
  const fits = (offset: number): boolean => isGoodDay(addDays(from, offset), seed.isHoliday);
  for (let distance = 0; distance <= latest - earliest; distance += 1) {
    for (const offset of [wished + distance, wished - distance]) {
      if (offset >= earliest && offset <= latest && fits(offset)) return addDays(from, offset);
    }
  }
  let after = latest + 1;
  while (!fits(after) && after < latest + LONGEST_HOLIDAY) after += 1;
  return addDays(from, after);
}

/**
 * When somebody who gets only a yearly greeting may be suggested again after a message that brought no new answer, as a
 * greeting does: about a year after it, by the rule of comebackOn. Public holidays are not looked at: a greeting asks
 * for nothing. Never throws. Source: product.md, "Attempts". Example: a greeting of 2026-12-21 gives a day between
 * 2027-10-28 and 2028-02-13.
 */
export function nextGreetingOn(
  greeted: { readonly id: string; readonly on: LocalDate },
  refusalsInARow: number,
): LocalDate {
  return comebackOn('silence', greeted.on, { attemptId: greeted.id, refusalsInARow, isHoliday: () => false });
}

function isGoodDay(day: LocalDate, isHoliday: (day: LocalDate) => boolean): boolean {
  return weekdayOf(day) <= LAST_WEEKDAY && !isHoliday(day);
}

/** A number from -1 to 1 that depends on the text alone: FNV-1a, stirred so that the last letters count as much. */
function spread(text: string): number {
  let hash = 0x811c9dc5; // offset basis, 32 bit (draft-eastlake-fnv, section 2)
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193); // FNV prime
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b); // the finisher of MurmurHash3, fmix32
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 0xffffffff) * 2 - 1;
}
