import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import type { ClaimedDay } from './digest-beginnings.service.js';
import { DigestClaims } from './digest-claims.service.js';
import { DigestLetters, type WrittenDigest } from './digest-letters.service.js';
import { DigestTraces } from './digest-traces.service.js';
import { windowEndOf } from './domain/schedule.js';
import { zoneOf } from './mail-plan.js';

/** A claimed day in words; null: "Nothing to say, no mail" (product.md). */
export interface WrittenDay extends ClaimedDay {
  readonly written: WrittenDigest | null;
}

@Injectable()
export class DigestSender {
  constructor(
    private readonly letters: DigestLetters,
    private readonly claims: DigestClaims,
    private readonly accounts: AccountsService,
    private readonly outbox: OutboxService,
    private readonly traces: DigestTraces,
  ) {}

  /** Stores nothing. */
  async write(day: ClaimedDay): Promise<WrittenDay> {
    const { account, due, now, standing } = day;
    return { ...day, written: await this.letters.write(account, due.day, now, standing?.askedOn ?? null) };
  }

  /**
   * The end of the day's claim, the mail, who was named in it and when the account is looked at next are stored together or
   * not at all, with those of other accounts that are kept at the same time. True if there is a mail.
   */
  async keep({ account, claim, due, next, written }: WrittenDay): Promise<boolean> {
    const ended = await this.claims.end(claim, written ? 'queued' : 'nothing', async () => {
      await this.accounts.moveNextDigest(account, next);
      if (written === null) return;
      await this.outbox.enqueue(account.id, written.letter, windowEndOf(due, zoneOf(account)));
      await this.traces.keep(account, due.day, written);
    });
    return ended && written !== null;
  }
}
