import type { LocalDate, Weekday } from '../../common/local-date.js';
import { addDays } from '../../common/local-date.js';

/**
 * The day from which a place of the week's ladder may be named in a mail: "the week's places are spread evenly over the
 * mail days" (product.md). Place i (from 1) of p over d mail days falls on mail day floor((i - 1) * d / p) + 1.
 * Three places over Monday to Friday: Monday, Tuesday, Thursday. Places beyond p ("one more") go to the last mail day
 * or earlier, never into the next week. Null if the account has no mail days. Never throws.
 */
export function dayOfPlace(
  place: number,
  places: number,
  mailDays: readonly Weekday[],
  weekOn: LocalDate,
): LocalDate | null {
  const days = [...mailDays].sort((a, b) => a - b);
  const index = Math.min(Math.floor(((place - 1) * days.length) / Math.max(places, place)), days.length - 1);
  const weekday = days[index];
  return weekday === undefined ? null : addDays(weekOn, weekday - 1);
}

/** A place of the ladder, as far as the mail needs it. */
export interface Placed {
  readonly place: number;
  readonly contactId: string;
}

export interface NamingWeek {
  /** The Monday of the week. */
  readonly weekOn: LocalDate;
  readonly today: LocalDate;
  /** How many places the week has. */
  readonly places: number;
  readonly mailDays: readonly Weekday[];
  /** The people whom a mail of this week has named already. */
  readonly named: ReadonlySet<string>;
}

/**
 * The places that today's mail names: "those whose day has come and which no mail has named" (product.md), in the
 * ladder's order. A day without a mail (quiet, given up) is made up for by the next one. Never throws.
 * `placesToName([{place: 1, contactId: 'a'}], {today: weekOn, places: 3, named: new Set(), ...})` holds `a`.
 */
export function placesToName<T extends Placed>(placed: readonly T[], week: NamingWeek): readonly T[] {
  return placed.filter(({ place, contactId }) => {
    const day = dayOfPlace(place, week.places, week.mailDays, week.weekOn);
    return day !== null && day <= week.today && !week.named.has(contactId);
  });
}
