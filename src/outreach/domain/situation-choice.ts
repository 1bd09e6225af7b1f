import type { Channel } from '../../contacts/domain/words.js';
import type { Purpose, Situation } from './words.js';

/** What a purpose alone asks for. */
const SITUATION_BY_PURPOSE: Readonly<Record<Purpose, Situation>> = {
  hello: 'just-hello',
  exchange: 'coffee',
  advice: 'advice',
  job: 'project-or-job',
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
 * How a message goes out if nobody says it: calls by voice, everything else by e-mail. Never throws. Source:
 * product.md, "Attempts". Example: `channelFor('coffee')` is `email`.
 */
export function channelFor(situation: Situation): Channel {
  if (situation === 'call') return 'call';
  return situation === 'video-call' ? 'video' : 'email';
}

/** They ask for a coffee, whichever way they go out. */
const coffees: readonly Situation[] = ['coffee', 'coffee-in-town', 'new-date'];

/**
 * By what one will talk if the answer is a yes: over a coffee, by voice, or the way the message goes. Never throws.
 * Source: product.md, "Defaults". Example: `talkChannel('coffee', 'call')` is `coffee`.
 */
export function talkChannel(situation: Situation, channel: Channel): Channel {
  if (coffees.includes(situation)) return 'coffee';
  const own = channelFor(situation);
  return own === 'email' ? channel : own;
}
