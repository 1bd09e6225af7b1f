import type { LocalDate } from '../../common/local-date.js';

/** How an address has taken its mails of late. */
export interface Standing {
  /** Days with a refusal for good since the last mail that was accepted: an accepted one sets it back to 0. */
  readonly refusals: number;
  /** The last of them. */
  readonly refusedOn: LocalDate | null;
  /** Mails that came back for good since the user last acted on it. */
  readonly bounces: number;
  readonly isStopped: boolean;
}

/** docs/reliability.md: one bad day is the server's, three are the address's. */
const STOPPED_BY_REFUSALS = 3;

/** docs/reliability.md: a mail that came back was accepted first, so it tells more than a refusal. */
const STOPPED_BY_BOUNCES = 2;

export const goodStanding: Standing = { refusals: 0, refusedOn: null, bounces: 0, isStopped: false };

/**
 * After the server refused a mail for good (5xx) on the account's `day`. Refusals of one day count once; the third day
 * stops the mails. Never throws. `afterRefusal({...goodStanding, refusals: 2, refusedOn: 'Mon'}, 'Tue')` is stopped.
 */
export function afterRefusal(before: Standing, day: LocalDate): Standing {
  if (before.refusedOn === day) return before;
  const refusals = before.refusals + 1;
  return { ...before, refusals, refusedOn: day, isStopped: before.isStopped || refusals >= STOPPED_BY_REFUSALS };
}

/**
 * After a mail came back for good (RFC 3463: 5.x.x): the second one stops the mails. Never throws.
 * `afterBounce(goodStanding)` has one bounce and goes on.
 */
export function afterBounce(before: Standing): Standing {
  const bounces = before.bounces + 1;
  return { ...before, bounces, isStopped: before.isStopped || bounces >= STOPPED_BY_BOUNCES };
}
