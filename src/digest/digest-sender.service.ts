import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { OutboxService } from '../mail/outbox.service.js';
import { DigestClaims } from './digest-claims.service.js';
import { DigestLetters } from './digest-letters.service.js';
import { DigestTraces } from './digest-traces.service.js';
import type { Digest } from './digest.entity.js';
import { type DueMail, windowEndOf } from './domain/schedule.js';
import { zoneOf } from './mail-plan.js';

/** A day that this instance has claimed. */
export interface ClaimedDay {
  readonly claim: Digest;
  readonly due: DueMail;
  readonly now: Date;
}

@Injectable()
export class DigestSender {
  constructor(
    private readonly letters: DigestLetters,
    private readonly claims: DigestClaims,
    private readonly outbox: OutboxService,
    private readonly traces: DigestTraces,
  ) {}

  /** The end of the day's claim, the mail and who was named in it are stored together or not at all. True if there is a mail. */
  async send(account: Account, { claim, due, now }: ClaimedDay): Promise<boolean> {
    const written = await this.letters.write(account, due.day, now);
    const ended = await this.claims.end(claim, written ? 'queued' : 'nothing', async () => {
      if (written === null) return;
      await this.outbox.enqueue(account.id, written.letter, windowEndOf(due, zoneOf(account)));
      await this.traces.keep(account, due.day, written);
    });
    return ended && written !== null;
  }
}
