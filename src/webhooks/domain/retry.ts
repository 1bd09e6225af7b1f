/** Minutes until the next try after the 1st, 2nd, ... one: five in a row, for more than half a day. */
const BACKOFF_MINUTES = [1, 5, 30, 120, 720] as const;

/** How much later than planned a try comes at most, as a part of the wait: receivers are not asked by everybody at once. */
const JITTER = 0.1;

const MS_PER_MINUTE = 60_000;

/** Whoever is told says so if nothing is wanted there any more (RFC 9110, 15.5.11). */
const GONE = 410;
const SUCCESSES = { from: 200, to: 299 } as const;

/** What came of one message. */
export type TryResult = 'accepted' | 'gone' | 'later';

/** What a delivery is after a try; `nextTryAt` null: nothing more is tried. */
export interface AfterTry {
  readonly state: 'waiting' | 'sent' | 'stopped';
  readonly nextTryAt: Date | null;
}

/**
 * What a status says: any success was taken in, 410 means that nothing is wanted there any more, and everything else, a
 * redirect too, may be another thing later. Never throws.
 *
 * @param status of HTTP
 * @example resultOf(204) // 'accepted'
 */
export function resultOf(status: number): TryResult {
  if (status >= SUCCESSES.from && status <= SUCCESSES.to) return 'accepted';
  return status === GONE ? 'gone' : 'later';
}

/**
 * What becomes of a delivery after a try: sent, stopped (410, or the 6th try in a row that was not taken in), or tried
 * again after 1 min, 5 min, 30 min, 2 h and 12 h, up to a tenth later. Never throws.
 *
 * @param tries so far, this one counted
 * @param share from 0 to below 1: which part of the tenth
 * @example afterTry('later', { tries: 1, share: 0, now }).nextTryAt // a minute after now
 */
export function afterTry(
  result: TryResult,
  { tries, share, now }: { readonly tries: number; readonly share: number; readonly now: Date },
): AfterTry {
  if (result === 'accepted') return { state: 'sent', nextTryAt: null };
  const minutes = result === 'gone' ? undefined : BACKOFF_MINUTES[tries - 1];
  if (minutes === undefined) return { state: 'stopped', nextTryAt: null };
  const wait = minutes * (1 + share * JITTER) * MS_PER_MINUTE;
  return { state: 'waiting', nextTryAt: new Date(now.getTime() + Math.round(wait)) };
}
