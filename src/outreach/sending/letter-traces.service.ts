import { Injectable } from '@nestjs/common';
import { OutboxService } from '../../mail/outbox.service.js';
import { AttemptMailsStore } from '../attempt-mails.store.js';

/** What letters leave behind of those they went to. */
@Injectable()
export class LetterTraces {
  constructor(
    private readonly mails: AttemptMailsStore,
    private readonly outbox: OutboxService,
  ) {}

  /** For good; inside a unit of work, while their messages are still there. */
  async forget(accountId: string, contactIds: readonly string[]): Promise<void> {
    await this.outbox.remove(accountId, await this.mails.outboxIdsOf(accountId, contactIds));
  }
}
