import { getsOnlyGreeting } from '../../contacts/domain/only-greeting.js';
import type { Channel } from '../../contacts/domain/words.js';
import type { Purpose, Situation } from './words.js';

/** What a purpose alone asks for. Advice and jobs begin with a call until they have templates of their own. */
const SITUATION_BY_PURPOSE: Readonly<Record<Purpose, Situation>> = {
  hello: 'just-hello',
  exchange: 'coffee',
  advice: 'call',
  job: 'call',
};

/**
 * The situation of a draft: the one given, else the one of the purpose; "situation wins over purpose" (api.md). Null if
 * neither is given. Never throws. `situationFor({ purpose: 'exchange' })` is `coffee`.
 */
export function situationFor(asked: {
  readonly situation?: Situation | null | undefined;
  readonly purpose?: Purpose | null | undefined;
}): Situation | null {
  if (asked.situation) return asked.situation;
  return asked.purpose ? SITUATION_BY_PURPOSE[asked.purpose] : null;
}

/**
 * What a letter is begun with if nobody says it: a coffee, or a hello for somebody who gets only a yearly greeting
 * (product.md, "Attempts"), as long as that has no template of its own. Never throws.
 * `usualSituation({ refusalsInARow: 3 })` is `just-hello`.
 */
export function usualSituation(person: { readonly refusalsInARow: number }): Situation {
  return getsOnlyGreeting(person) ? 'just-hello' : 'coffee';
}

/** How a message goes out if nobody says it: calls by voice, everything else by e-mail. Never throws. */
export function channelFor(situation: Situation): Channel {
  if (situation === 'call') return 'call';
  return situation === 'video-call' ? 'video' : 'email';
}
