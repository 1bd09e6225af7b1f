import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Attempt } from '../attempt.entity.js';
import type { MarkSent, UpdateDraft } from '../attempts.input.js';
import { AttemptsService } from '../attempts.service.js';
import { MarkSentService } from './mark-sent.service.js';

/** The words as they stand on the page are what was sent: stored and marked as sent together, or not at all. */
@Injectable()
export class SendDraftService {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly sending: MarkSentService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** `told`: what the user says about it when it goes out. */
  send(account: Account, attemptId: string, words: UpdateDraft, told: MarkSent = {}): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      await this.attempts.edit(account.id, attemptId, words);
      return this.sending.markSent(account, attemptId, told);
    });
  }
}
