import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import { Failpoint } from '../../common/failpoint.js';
import { Log } from '../../common/log.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { MarkSentService } from '../moves/mark-sent.service.js';
import type { AttemptMail } from '../attempt-mail.entity.js';
import { AttemptMailsStore } from '../attempt-mails.store.js';
import { Markable, type MarkableDraft } from './markable.service.js';

/** What became of a letter becomes a move of its draft: sent, by the same service as by the button. */
@Injectable()
export class LetterNoting {
  constructor(
    private readonly mails: AttemptMailsStore,
    private readonly markable: Markable,
    private readonly sending: MarkSentService,
    private readonly failpoint: Failpoint,
    private readonly log: Log,
  ) {}

  /**
   * In the unit of work that settles the mail. A draft that can't be marked (its person came into the trash at this moment)
   * stays one whose mail went out, and its page says so. That is asked before the move begins: a refusal in the middle of
   * it is caught by nobody here, so the whole unit of work is taken back, and the mail counts as unclear once its lease is
   * over. Better than half a move.
   */
  async settled({ id, accountId, state }: OutboxMail): Promise<void> {
    if (state !== 'sent') return;
    const mail = await this.mails.ofOutbox(accountId, id);
    const markable = mail && (await this.markableOrNull(mail, id));
    if (!markable) return;
    const { account, draft } = markable;
    await this.sending.markSent(account, draft.id, { channel: 'email', expectation: draft.expectation });
    this.failpoint.passed('letter-noted', 0);
  }

  private async markableOrNull(mail: AttemptMail, mailId: string): Promise<MarkableDraft | null> {
    try {
      return await this.markable.locked(mail.accountId, mail.attemptId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.log.warn('letter not marked as sent', { mailId, problem: error.type });
      return null;
    }
  }
}
