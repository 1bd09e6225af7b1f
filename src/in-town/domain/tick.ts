import type { LocalDate } from '../../common/local-date.js';
import { type CandidateFacts, type Hindrance, hindrances, type WeekDays } from '../../reactivation/domain/candidacy.js';

/** Why somebody is listed without a tick. */
export interface TickHindrance {
  readonly code: Exclude<Hindrance['code'], 'no-cadence' | 'still-fresh'> | 'resting';
  readonly on: LocalDate | null;
}

/**
 * What speaks against writing to somebody on a trip: an open question, a comeback date or a "later" ahead, a message of
 * late, a rest, or that they are not to be written to. Being in touch is no reason not to meet. Never throws.
 * Source: product.md, "Trips list people before their comeback date unticked, with the reason".
 *
 * @example tickHindrances(contactBackInMarch, { today: '2026-11-23', ... }) // [{ code: 'comeback-ahead', on: '2027-03-01' }]
 */
export function tickHindrances(
  contact: CandidateFacts,
  days: WeekDays & { readonly isResting: boolean },
): TickHindrance[] {
  const found = hindrances(contact, days).flatMap(({ code, on }): TickHindrance[] =>
    code === 'no-cadence' || code === 'still-fresh' ? [] : [{ code, on }],
  );
  return days.isResting ? [...found, { code: 'resting', on: null }] : found;
}

/**
 * Whether somebody has a tick before the user looks: nothing speaks against it, they surely live there, and nothing was
 * written to them on this trip yet. Never throws. Source: product.md, "Trips". Example: `isTicked({ notNow: [], sure:
 * true, isWritten: false })` is true.
 */
export function isTicked(person: {
  readonly notNow: readonly TickHindrance[];
  readonly sure: boolean;
  readonly isWritten: boolean;
}): boolean {
  return person.notNow.length === 0 && person.sure && !person.isWritten;
}
