import { addDays, daysBetween, type LocalDate } from '../../common/local-date.js';
import { lastContact, type LastContactFacts } from '../../contacts/domain/rank-columns.js';
import type { Cadence } from '../../contacts/domain/words.js';
import { asleepAfterCadences, dormantAfterDays } from '../../contacts/domain/cadence.js';

export type StandingState = 'fresh' | 'quiet' | 'asleep' | 'dormant' | 'unknown' | 'paused';

export interface Standing {
  readonly state: StandingState;
  /** Days since the last contact; null: nothing is known. */
  readonly silentDays: number | null;
  readonly lastInteractionOn: LocalDate | null;
  /** The last message of mine: it is no contact. */
  readonly lastInMindOn: LocalDate | null;
  /** The first day that is quiet; null: never by itself, or unknown. */
  readonly quietOn: LocalDate | null;
  /** The last contact is only LinkedIn's day. */
  readonly assumed: boolean;
}

export interface StandingFacts extends LastContactFacts {
  /** null: "none". */
  readonly effectiveCadenceDays: number | null;
  readonly neverSuggest: boolean;
  readonly pleaseDont: boolean;
  readonly lastInMindOn: LocalDate | null;
}

/**
 * Where a contact stands on a day. Silence restarts with the last real exchange, never with a message of mine. The
 * standing is each person's own: a pause of the account (`pauseUntil`) stops suggestions and mails for a while, and
 * everybody stands where they stood. Never throws. Source: product.md, "Contact and standing". Example: cadence 90,
 * last contact 91 days ago: quiet.
 */
export function standing(contact: StandingFacts, today: LocalDate): Standing {
  const last = lastContact(contact);
  const silentDays = last ? Math.max(0, daysBetween(last.on, today)) : null;
  const cadence = contact.effectiveCadenceDays;
  return {
    state: stateOf(contact, silentDays),
    silentDays,
    lastInteractionOn: contact.lastInteractionOn,
    lastInMindOn: contact.lastInMindOn,
    quietOn: last && cadence !== null ? addDays(last.on, cadence + 1) : null,
    assumed: last?.assumed === true,
  };
}

/**
 * The longest silence, in days, that is still fresh or quiet: a current contact. Infinity for cadence "none". Never
 * throws. Source: product.md, "Contact and standing", "Warm-up". Example: 90 days give 180; 800 give 1094 (then
 * dormant).
 */
export function currentUpToDays(cadence: Cadence): number {
  if (cadence === 'none') return Infinity;
  return Math.max(cadence, Math.min(asleepAfterCadences * cadence, dormantAfterDays - 1));
}

function stateOf(contact: StandingFacts, silentDays: number | null): StandingState {
  if (contact.neverSuggest || contact.pleaseDont) return 'paused';
  if (silentDays === null) return 'unknown';
  const cadence = contact.effectiveCadenceDays;
  if (cadence === null || silentDays <= cadence) return 'fresh';
  if (silentDays >= dormantAfterDays) return 'dormant';
  return silentDays > asleepAfterCadences * cadence ? 'asleep' : 'quiet';
}
