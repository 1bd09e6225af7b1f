import { daysBetween, type LocalDate } from '../../common/local-date.js';

/** What an import knows of somebody that tells whether to ask about them first. */
export interface PromisingFacts {
  /** Their organisation is one of the user's own stations. */
  readonly sharesStation: boolean;
  /** Messages exchanged, in both directions. */
  readonly messages: number;
  /** The last talk, else the day on which they connected; null: not told. */
  readonly lastOn: LocalDate | null;
  /** Marked as special where they come from. */
  readonly isFavourite: boolean;
}

/** Points. A shared station weighs more than everything else together: these are the people the user knows best. */
const SHARED_STATION = 10_000;
/** The user's own word, given elsewhere: more than messages and recency together. */
const FAVOURITE = 4000;
/** Each doubling says as much as the one before: the tenth message tells more than the hundredth. */
const PER_DOUBLING = 200;
const MOST_FOR_MESSAGES = 2000;
/** A talk of today; one of ten years ago counts nothing. */
const MOST_FOR_RECENCY = 1000;
const REMEMBERED_DAYS = 3650;

/**
 * How promising somebody out of an import is, in points, 0 to 17,000; higher is asked about first. Never throws. Source:
 * "the triage after an import asks for the most promising first: shared station, messages exchanged, recency".
 *
 * @example weightOf({ sharesStation: true, messages: 3, lastOn: null, isFavourite: false }, '2026-11-23') // 10400
 */
export function weightOf(facts: PromisingFacts, today: LocalDate): number {
  const { sharesStation, messages, lastOn, isFavourite } = facts;
  const talked = Math.min(MOST_FOR_MESSAGES, Math.round(Math.log2(1 + Math.max(0, messages)) * PER_DOUBLING));
  return (sharesStation ? SHARED_STATION : 0) + (isFavourite ? FAVOURITE : 0) + talked + recency(lastOn, today);
}

/**
 * True if those points can only be those of somebody who was marked as special. Never throws.
 *
 * @example tellsFavourite(weightOf({ sharesStation: true, messages: 3, lastOn: null, isFavourite: true }, '2026-11-23')) // true
 */
export function tellsFavourite(weight: number): boolean {
  return weight % SHARED_STATION >= FAVOURITE;
}

function recency(lastOn: LocalDate | null, today: LocalDate): number {
  if (lastOn === null) return 0;
  const days = Math.min(REMEMBERED_DAYS, Math.max(0, daysBetween(lastOn, today)));
  return Math.round(MOST_FOR_RECENCY * (1 - days / REMEMBERED_DAYS));
}
