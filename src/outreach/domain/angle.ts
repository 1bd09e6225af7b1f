import { getsOnlyGreeting } from '../../contacts/domain/only-greeting.js';
import type { Channel } from '../../contacts/domain/words.js';
import { cameTogether, isNote, type NoReason, type Outcome, type Situation } from './words.js';

/** A message that went out, as far as it matters for the next one. A follow-up belongs to its request and is none. */
export interface PastMessage {
  readonly situation: Situation;
  readonly channel: Channel;
  readonly offerId: string | null;
  readonly outcome: Outcome | null;
  readonly reason: NoReason | null;
}

export interface AngleFacts {
  /** Whatever was heard or sent last first: a no that comes for an older message speaks of today. */
  readonly past: readonly PastMessage[];
  readonly refusalsInARow: number;
  /** They come back after a no or silence: that counts, whatever was said about another message since. */
  readonly comesBack: boolean;
  /** Ways in which this person can be written to or called; empty: not told yet, so all are possible. */
  readonly reach: readonly Channel[];
  /** Offers on the shelf that fit, the best first. */
  readonly offers: readonly string[];
}

/** What is different this time: the sentence is `angle.CODE`. */
export type AngleCode = 'first' | 'again' | 'new-date' | 'shorter' | 'bring' | 'hello' | 'other-way' | 'greeting';

export interface Angle {
  readonly situation: Situation;
  readonly channel: Channel;
  /** One that this person has not had yet. */
  readonly offerId: string | null;
  readonly code: AngleCode;
}

type Way = Pick<Angle, 'situation' | 'channel' | 'code'>;

/** How one writes or calls if nothing speaks against it, the usual first. */
const usualChannels: readonly Channel[] = ['email', 'message', 'call'];
const talks: readonly Situation[] = ['call', 'video-call'];
/** What is brought along then. */
const bringing: ReadonlySet<AngleCode> = new Set(['bring', 'other-way']);

/**
 * How to write to somebody next: "a no/silence creates its own comeback date and a different angle (other channel, offer,
 * date)" (product.md R23). A wrong date: a new date, the same way. Too busy: something shorter, another way. No need now:
 * bring something, else just a hello. Don't know, or silence: another way. Three times in a row: the yearly greeting.
 * Otherwise a coffee, or a call if the last one was a coffee. Never the same occasion by the same channel as last time.
 * Deterministic, total; never throws.
 *
 * @example nextAngle({ past: [], refusalsInARow: 0, comesBack: false, reach: [], offers: [] })
 * // { situation: 'coffee', channel: 'email', offerId: null, code: 'first' }
 */
export function nextAngle(facts: AngleFacts): Angle {
  const [last] = facts.past;
  const refused = facts.comesBack
    ? facts.past.find(({ outcome }) => outcome === 'no' || outcome === 'silence')
    : undefined;
  const wished = waysAfter(refused ?? last, facts);
  const hello = (channel: Channel): Way => ({ situation: 'just-hello', channel, code: 'hello' });
  // by e-mail it was the last time, or it wasn't: one of the two is different
  const way = [...wished, hello('email')].find((one) => !isLike(one, last)) ?? hello('message');
  return { ...way, offerId: bringing.has(way.code) ? unusedOffer(facts) : null };
}

function waysAfter(last: PastMessage | undefined, facts: AngleFacts): readonly Way[] {
  if (getsOnlyGreeting(facts)) return ways('yearly-greeting', 'greeting', inWriting(facts));
  if (last === undefined) return ways('coffee', 'first', [usualOf(facts)]);
  if (isNote(last.situation)) return afterNote(facts);
  const others = otherChannels(last.channel, facts);
  if (cameTogether(last.outcome)) return meetings(last, 'again', [usualOf(facts), ...others]);
  if (last.outcome === 'no') return afterNo(last, facts, others);
  return meetings(last, 'other-way', others);
}

function afterNo(last: PastMessage, facts: AngleFacts, others: readonly Channel[]): readonly Way[] {
  switch (last.reason) {
    case 'wrong-date':
      return ways('new-date', 'new-date', [last.channel, ...others]);
    case 'too-busy':
      if (talks.includes(last.situation)) return ways('just-hello', 'hello', inWriting(facts));
      return ways('call', 'shorter', callFirst(others));
    case 'no-need-now':
      if (unusedOffer(facts) === null) return ways('just-hello', 'hello', inWriting(facts));
      return ways('share-offer', 'bring', inWriting(facts));
    default:
      return ways('after-a-no', 'other-way', others);
  }
}

function ways(situation: Situation, code: AngleCode, channels: readonly Channel[]): readonly Way[] {
  return channels.map((channel) => ({ situation, channel, code }));
}

/** A note asked for nothing: now one may ask again, and what came of the last request still counts. */
function afterNote(facts: AngleFacts): readonly Way[] {
  const request = facts.past.find(({ situation }) => !isNote(situation));
  const others = request ? otherChannels(request.channel, facts) : [];
  if (request?.outcome === 'silence') return meetings(request, 'other-way', others);
  if (request?.outcome !== 'no') return ways('coffee', 'again', [usualOf(facts)]);
  return request.reason === 'wrong-date' ? afterNo(request, facts, others) : ways('after-a-no', 'other-way', others);
}

/** A call after a coffee, a coffee after a call. */
function meetings(last: PastMessage, code: AngleCode, channels: readonly Channel[]): readonly Way[] {
  const situation = talks.includes(last.situation) ? 'coffee' : 'call';
  return ways(situation, code, situation === 'call' ? callFirst(channels) : channels);
}

/** What can't be sent by phone. */
function inWriting(facts: AngleFacts): readonly Channel[] {
  return [usualOf(facts), ...usualChannels].filter((channel) => channel !== 'call');
}

function callFirst(channels: readonly Channel[]): readonly Channel[] {
  return channels.includes('call') ? ['call', ...channels] : channels;
}

function usualOf({ reach }: AngleFacts): Channel {
  return usualChannels.find((channel) => reach.includes(channel)) ?? 'email';
}

/** Where only one way is known, the others all the same: an address can be found. */
function otherChannels(last: Channel, { reach }: AngleFacts): readonly Channel[] {
  const others = usualChannels.filter((channel) => channel !== last);
  const reachable = others.filter((channel) => reach.includes(channel));
  return reachable.length > 0 ? reachable : others;
}

function unusedOffer({ offers, past }: AngleFacts): string | null {
  return offers.find((offer) => !past.some(({ offerId }) => offerId === offer)) ?? null;
}

function isLike(way: Way, last: PastMessage | undefined): boolean {
  return last !== undefined && way.situation === last.situation && way.channel === last.channel;
}
