/** queued: waits for its (next) try · sending: one instance has it · sent · ambiguous: the answer got lost · dead: given up. */
export type OutboxState = 'queued' | 'sending' | 'sent' | 'ambiguous' | 'dead';

/** Minutes until the next try after the 1st, 2nd, 3rd and each further "later" (docs/reliability.md). Longer waits lose short windows. */
const BACKOFF_MINUTES = [1, 5, 15, 60] as const;

/** Minutes until the one repeat after a lost answer: time for the first copy to show up, short against the window. */
const REPEAT_AFTER_MINUTES = 5;

/** How many answers may get lost: the second copy is the last one, whatever becomes of it. */
export const MAX_LOST_ANSWERS = 2;

/** How much later than planned the hourly tries come at most, in minutes: servers are not asked by everybody at once. */
const JITTER_MINUTES = 10;

const MS_PER_MINUTE = 60_000;

export interface Try {
  /** Tries so far, this one counted. */
  readonly attempts: number;
  readonly lostAnswers: number;
  readonly giveUpAt: Date;
  /** From 0 to below 1, fixed for the mail: which part of the jitter is its own. */
  readonly share: number;
}

export interface Settled {
  readonly state: Exclude<OutboxState, 'sending'>;
  readonly lostAnswers: number;
  readonly nextTryAt: Date;
  readonly sentAt: Date | null;
}

/**
 * What a mail becomes after a try. Accepted: sent. "Later" (4xx, or the server was not reached): again after 1, 5, 15 and
 * 60 minutes, then hourly with up to 10 minutes on top, and dead if that would be after `giveUpAt`, the end of the digest's
 * window. Refused (5xx): dead. Lost answer: one repeat of the same bytes after 5 minutes, then ambiguous for good; whether
 * a kind of mail is repeated at all is the claim's business (outbox.store.ts). Never throws.
 * `settle({attempts: 1, lostAnswers: 0, giveUpAt, share: 0.5}, 'later', 08:30)` is queued for 08:31.
 */
export function settle(mail: Try, outcome: 'accepted' | 'later' | 'refused' | 'lost', now: Date): Settled {
  const { lostAnswers } = mail;
  switch (outcome) {
    case 'accepted':
      return { state: 'sent', lostAnswers, nextTryAt: now, sentAt: now };
    case 'refused':
      return { state: 'dead', lostAnswers, nextTryAt: now, sentAt: null };
    case 'later': {
      const nextTryAt = inMinutes(now, minutesAfter(mail));
      return { state: nextTryAt < mail.giveUpAt ? 'queued' : 'dead', lostAnswers, nextTryAt, sentAt: null };
    }
    case 'lost': {
      const nextTryAt = inMinutes(now, REPEAT_AFTER_MINUTES);
      return { state: 'ambiguous', lostAnswers: lostAnswers + 1, nextTryAt, sentAt: null };
    }
    default:
      return outcome satisfies never;
  }
}

function minutesAfter({ attempts, share }: Try): number {
  const minutes = BACKOFF_MINUTES[Math.min(attempts, BACKOFF_MINUTES.length) - 1] ?? 1;
  return attempts > BACKOFF_MINUTES.length ? minutes + share * JITTER_MINUTES : minutes;
}

function inMinutes(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * MS_PER_MINUTE);
}
