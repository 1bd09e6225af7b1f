import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { AttemptAlreadySent } from '../domain/refusals.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';
import { MarkSentService } from '../moves/mark-sent.service.js';
import { LetterQueue } from './letter-queue.service.js';
import { LettersQuery } from './letters.query.js';
import { LetterNotUnclear } from './sending.errors.js';

/** A letter whose answer got lost: nobody but the user can find out whether it arrived. */
@Injectable()
export class UnclearLetterService {
  constructor(
    private readonly effects: AttemptEffects,
    private readonly letters: LettersQuery,
    private readonly queue: LetterQueue,
    private readonly sending: MarkSentService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** It is there, or it certainly went out: marked as sent, as by the button. */
  async arrived(account: Account, attemptId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { expectation } = await this.effects.lockedAtRest(account.id, attemptId);
      const letter = await this.letters.latest(account.id, attemptId);
      if (letter?.state !== 'ambiguous' && letter?.state !== 'sent') throw new LetterNotUnclear();
      await this.sending.markSent(account, attemptId, { channel: 'email', expectation });
    });
  }

  /** It is not there: the same bytes with the same Message-ID once more, so that a copy would be known as one. */
  async sendAgain(account: Account, attemptId: string): Promise<void> {
    const outboxId = await this.unitOfWork.run(async () => {
      const { state } = await this.effects.lockedAtRest(account.id, attemptId);
      if (state !== 'drafted') throw new AttemptAlreadySent();
      const letter = await this.letters.latest(account.id, attemptId);
      if (letter?.state !== 'ambiguous') throw new LetterNotUnclear();
      await this.queue.putAgain(account, letter.outboxId);
      return letter.outboxId;
    });
    await this.queue.post(account.id, outboxId);
  }
}
