import type { LetterState } from '../../outreach/sending/domain/letter-state.js';
import type { PostedLetter } from '../../outreach/sending/letters.service.js';

export class LetterResponse {
  attemptId!: string;
  /** on-its-way, waits (tried again by itself), unclear (it may have arrived: you decide), turned-away (the draft is free again), went-out. */
  state!: LetterState;
  messageId!: string;
  from!: string;
  to!: string;
  /** Why it waits or did not go out, in a word; `answer` is what the server said. */
  reason!: string | null;
  answer!: string | null;
  triedAt!: string | null;
  /** While it waits: when it is tried next, and until when. */
  nextTryAt!: string | null;
  giveUpAt!: string | null;
  sentAt!: string | null;
  /** When a copy was put into the folder of sent mails. */
  keptAt!: string | null;
}

export function letterResponse(letter: PostedLetter): LetterResponse {
  const { attemptId, where, messageId, envelopeFrom, envelopeTo, reason, answer, triedAt, sentAt, keptAt } = letter;
  const waits = where === 'waits' || where === 'on-its-way';
  return {
    ...{ attemptId, state: where, messageId, from: envelopeFrom, to: envelopeTo, reason, answer, triedAt },
    nextTryAt: waits ? letter.nextTryAt : null,
    giveUpAt: waits ? letter.giveUpAt : null,
    ...{ sentAt, keptAt },
  };
}
