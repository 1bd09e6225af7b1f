import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { OutboxService } from '../mail/outbox.service.js';
import { DigestLetters } from './digest-letters.service.js';
import type { Digest } from './digest.entity.js';
import { DigestsStore } from './digests.store.js';
import { type DueMail, windowEndOf } from './domain/schedule.js';
import { zoneOf } from './mail-plan.js';
import { SuggestionsOfDay } from './suggestions-of-day.service.js';

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
    private readonly digests: DigestsStore,
    private readonly outbox: OutboxService,
    private readonly suggestions: SuggestionsOfDay,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The end of the day's claim, the mail and who was named in it are stored together or not at all. True if there is a mail. */
  async send(account: Account, { claim, due, now }: ClaimedDay): Promise<boolean> {
    const written = await this.letters.write(account, due.day, now);
    return this.unitOfWork.run(async () => {
      const mine = await this.digests.end(claim, written ? 'queued' : 'nothing');
      if (!mine || written === null) return false;
      await this.outbox.enqueue(account.id, written.letter, windowEndOf(due, zoneOf(account)));
      await this.suggestions.markNamed(account, written.suggestions);
      return true;
    });
  }
}
