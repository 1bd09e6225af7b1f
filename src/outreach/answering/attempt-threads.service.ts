import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import type { LocalDate } from '../../common/local-date.js';
import { AttemptMailsStore } from '../attempt-mails.store.js';
import { AttemptThreadsStore, type ThreadMessage } from './attempt-threads.store.js';

/** Which mails belong to which message: by their Message-IDs, and by whom they went to. */
@Injectable()
export class AttemptThreads {
  constructor(
    private readonly store: AttemptThreadsStore,
    private readonly mails: AttemptMailsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Messages that went out under one of these Message-IDs, the last one first. */
  ofMessageIds(accountId: string, messageIds: readonly string[]): Promise<ThreadMessage[]> {
    return this.store.ofMessageIds(accountId, messageIds);
  }

  /** Requests to these people that wait for an answer, the last sent first. */
  waiting(accountId: string, contactIds: readonly string[]): Promise<ThreadMessage[]> {
    return this.store.waiting(accountId, contactIds);
  }

  /** Mails to these people that are drafts, or were sent on that day or later. */
  letters(accountId: string, contactIds: readonly string[], since: LocalDate): Promise<ThreadMessage[]> {
    return this.store.letters(accountId, contactIds, since);
  }

  /** Messages whose answer is there while nobody has said yet what came of it. */
  awaitingOutcome(accountId: string): Promise<string[]> {
    return this.store.awaitingOutcome(accountId);
  }

  /** The user's own mail program has sent a message under this Message-ID: answers lead back to it. Not twice. */
  found(accountId: string, attemptId: string, messageId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      if ((await this.store.ofMessageIds(accountId, [messageId])).length > 0) return;
      const now = this.clock.now();
      const createdAt = now.toISOString();
      const mail = { id: newId(now), accountId, attemptId, outboxId: null, messageId, keptAt: null, createdAt };
      await this.mails.insert(mail);
    });
  }

  /** It was no mail of that message. What the service sent itself stays. */
  notFound(accountId: string, messageId: string): Promise<void> {
    return this.unitOfWork.run(() => this.mails.removeFound(accountId, messageId));
  }
}
