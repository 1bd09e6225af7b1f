import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { defined } from '../../common/defined.js';
import { ChangedMeanwhile } from '../../common/errors.js';
import type { Attempt } from '../attempt.entity.js';
import type { UpdateDraft } from '../attempts.input.js';
import { Sendable } from '../checking/sendable.service.js';
import { AttemptAlreadySent } from '../domain/refusals.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';
import { LetterQueue } from './letter-queue.service.js';
import { LetterWriting, type WrittenLetter } from './letter-writing.service.js';
import type { SendLetter } from './send-letter.input.js';

/**
 * A draft goes out by the user's own mail account: its words, the mail and its place in the outbox are stored together, or
 * none of them. From then on it is being sent: the draft stays one until the server has taken the mail over, and nobody
 * can send or change it meanwhile.
 */
@Injectable()
export class SendLetterService {
  constructor(
    private readonly writing: LetterWriting,
    private readonly effects: AttemptEffects,
    private readonly sendable: Sendable,
    private readonly queue: LetterQueue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * `words`: as they stand on the page. Comes back when the server has answered, or after a moment. Throws LetterOnItsWay
   * if it is being sent already, LetterUnclear if it may have arrived, and what LetterWriting and Sendable throw.
   */
  async send(account: Account, attemptId: string, told: SendLetter = {}, words: UpdateDraft = {}): Promise<void> {
    const draft = await this.unitOfWork.run(() => this.draft(account, attemptId));
    const attempt = { ...draft, ...defined(words), expectation: told.expectation ?? draft.expectation };
    const letter = await this.writing.write(account, attempt);
    const outboxId = await this.unitOfWork.run(() => this.store(account, attempt, letter));
    await this.queue.post(account.id, outboxId);
  }

  private async draft(account: Account, attemptId: string): Promise<Attempt> {
    const { state } = await this.effects.locked(account.id, attemptId);
    if (state !== 'drafted') throw new AttemptAlreadySent();
    return this.effects.lockedDraft(account.id, attemptId);
  }

  /** The mail was written from `attempt`: nobody may have touched the draft since. */
  private async store(account: Account, attempt: Attempt, { ready, date }: WrittenLetter): Promise<string> {
    const draft = await this.draft(account, attempt.id);
    if (draft.updatedAt !== attempt.updatedAt || draft.contactId !== attempt.contactId) throw new ChangedMeanwhile();
    const stored = { ...attempt, timesOpened: draft.timesOpened, updatedAt: date.toISOString() };
    await this.effects.touched(stored);
    await this.sendable.assert(stored);
    return this.queue.put(account, stored, ready);
  }
}
