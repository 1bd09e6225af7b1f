import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Attempt } from '../attempt.entity.js';
import { answerDay } from '../domain/answer-seen.js';
import { isAnswer } from '../domain/words.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';

/** An answer was read in a mailbox. What it says only the user knows: no outcome follows from it. */
@Injectable()
export class AnswerSeenService {
  constructor(
    private readonly effects: AttemptEffects,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * It is a talk of that day, and the reminder to follow up goes. False, and nothing happens: an answer is noted already,
   * or the user has told what came of it. `on` is a day of `dayOf`.
   */
  seen(account: Account, requestId: string, on: LocalDate): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const before = await this.effects.locked(account.id, requestId);
      if (before.sentOn === null) return false;
      if (answerDay(before) !== null || isAnswer(before.outcome)) return false;
      await this.change(account, before, { answerOn: on, answerNotedAt: this.clock.now().toISOString() });
      return true;
    });
  }

  /** The day an answer counts on: clocks go wrong, and none comes before the message was sent. Inside a unit of work. */
  async dayOf(account: Account, requestId: string, on: LocalDate): Promise<LocalDate> {
    const { sentOn } = await this.effects.locked(account.id, requestId);
    return sentOn !== null && on < sentOn ? sentOn : on;
  }

  /** It was none: the request waits as before, and is followed up as before. */
  notSeen(account: Account, requestId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const before = await this.effects.locked(account.id, requestId);
      await this.change(account, before, { answerOn: null, answerNotedAt: null });
    });
  }

  private async change(
    account: Account,
    before: Attempt,
    noted: Pick<Attempt, 'answerOn' | 'answerNotedAt'>,
  ): Promise<void> {
    const after = { ...before, ...noted, updatedAt: this.clock.now().toISOString() };
    await this.effects.settle(account, { before, after, meeting: await this.effects.meetingOf(before) });
  }
}
