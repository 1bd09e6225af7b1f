import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { AppError } from '../../common/errors.js';
import { Log } from '../../common/log.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { AttemptsService } from '../attempts.service.js';
import { MarkSentService } from '../moves/mark-sent.service.js';
import { AttemptMailsStore } from './attempt-mails.store.js';

/** What became of a letter becomes a move of its message: sent, by the same service as by the button. */
@Injectable()
export class LetterNoting {
  constructor(
    private readonly mails: AttemptMailsStore,
    private readonly accounts: AccountsService,
    private readonly attempts: AttemptsService,
    private readonly sending: MarkSentService,
    private readonly log: Log,
  ) {}

  /**
   * In the unit of work that settles the mail. A message that can't be marked (its person came into the trash at this
   * moment) stays a draft whose mail went out, and its page says so.
   */
  async settled({ id, accountId, state }: OutboxMail): Promise<void> {
    if (state !== 'sent') return;
    const mail = await this.mails.ofOutbox(accountId, id);
    if (!mail) return;
    try {
      const account = await this.accounts.find(accountId);
      const { expectation } = await this.attempts.find(accountId, mail.attemptId);
      await this.sending.markSent(account, mail.attemptId, { channel: 'email', expectation });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.log.warn('letter not marked as sent', { mailId: id, problem: error.type });
    }
  }
}
