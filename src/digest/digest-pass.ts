import { type AnswerReason, reasonOf } from '../mail/domain/server-answer.js';
import type { OutboxMail } from '../mail/outbox-mail.entity.js';

/** Closing what is silent, writing, delivering. */
const ALL_PARTS = 3;

/** What one pass came to: for whoever asked for it. */
export class DigestPass {
  written = 0;
  /** Accounts whose mail is due and could not be made: it is tried again. */
  notWritten = 0;
  delivered = 0;
  /** Mails that were tried and did not arrive, by what the server made of them. */
  readonly waiting = new Map<AnswerReason, number>();
  readonly ended = new Map<AnswerReason, number>();
  /** Those that came to their end. */
  parts = 0;

  /** False: one of them ended in an error. */
  get isWhole(): boolean {
    return this.parts === ALL_PARTS;
  }

  get isWell(): boolean {
    return this.isWhole && this.notWritten === 0 && this.waiting.size === 0 && this.ended.size === 0;
  }

  /** Null: its try ended in an error of ours, and comes again. */
  tried(mail: OutboxMail | null): void {
    if (mail?.lastResult === 'accepted') {
      this.delivered += 1;
      return;
    }
    const counts = mail?.state === 'dead' ? this.ended : this.waiting;
    const reason = mail ? reasonOf(mail.lastResult, mail.answer) : 'other';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
}
