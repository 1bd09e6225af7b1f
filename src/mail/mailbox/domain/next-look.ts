/** How often a mailbox is looked at that does not tell of new mails by itself. In ms. */
const POLL_MS = 5 * 60_000;

/** After a problem: at least, and at most, so long. In ms. */
const AGAIN_MS = { first: 60_000, last: 60 * 60_000 };

/** Servers lock accounts after some wrong passwords, and one that was wrong seldom becomes right by itself. In ms. */
const SIGN_IN_AGAIN_MS = { first: 15 * 60_000, last: 6 * 60 * 60_000 };

/** How a look ended. Instants in ms since 1970. */
export interface LookEnded {
  readonly now: number;
  /** The step at which it ended, or null: all was read. */
  readonly problem: string | null;
  /** Since when there is a problem. */
  readonly problemSince: number | null;
}

/**
 * When to look again, in ms since 1970: after five minutes; after a problem, once it has lasted as long again (so the waits
 * double), at most an hour, six where signing in is the problem. Never throws.
 * `nextLook({ now: 120_000, problem: 'reach', problemSince: 0 })` is `240_000`.
 */
export function nextLook({ now, problem, problemSince }: LookEnded): number {
  if (problem === null) return now + POLL_MS;
  const { first, last } = problem === 'sign-in' ? SIGN_IN_AGAIN_MS : AGAIN_MS;
  const lasted = now - (problemSince ?? now);
  return now + Math.min(last, Math.max(first, lasted));
}
