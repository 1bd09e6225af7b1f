import { daysBetween, type LocalDate } from '../../common/local-date.js';
import { breakAfterDays } from './defaults.js';

/** An act is a sent attempt, an interaction that the user logged, or a later; what a mailbox notes by itself is none. */
export interface ActFacts {
  /** The last act before this week's Monday; null: there was none. */
  readonly lastActBeforeOn: LocalDate | null;
  readonly actedThisWeek: boolean;
  /** People of this week's ladder who were written to or logged this week. */
  readonly placesUsed: number;
}

export interface WarmUp {
  /** The first card is a current friend. */
  readonly card: boolean;
  /** After a break that card is the only place of the week. */
  readonly afterBreak: boolean;
}

/**
 * Whether this week begins with a current friend: at first use until the first act, and after 30 days without one.
 * Never throws. Source: product.md, "Warm-up" (Aknin & Sandstrom 2024: practising with friends first). Example: last
 * act 30 days before Monday: `{ card: true, afterBreak: true }`.
 */
export function warmUpOf(facts: ActFacts, monday: LocalDate): WarmUp {
  if (facts.lastActBeforeOn === null) return { card: !facts.actedThisWeek, afterBreak: false };
  const afterBreak = daysBetween(facts.lastActBeforeOn, monday) >= breakAfterDays;
  return { card: afterBreak && facts.placesUsed === 0, afterBreak };
}
