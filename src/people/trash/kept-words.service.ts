import { Injectable } from '@nestjs/common';
import { IdempotencyService } from '../../accounts/idempotency/idempotency.service.js';
import { ImportTraces } from '../../imports/rows/import-traces.service.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import { OutboxService } from '../../mail/outbox.service.js';
import { SentMails } from './sent-mails.service.js';

/**
 * Texts in which people are named although nothing there points to them: mails that went out, answers of mail servers and
 * those kept for a repeated request, rows of files. What can't be searched for one person is forgotten whole, as it has done its work.
 */
@Injectable()
export class KeptWords {
  constructor(
    private readonly imports: ImportTraces,
    private readonly outbox: OutboxService,
    private readonly answers: IdempotencyService,
    private readonly sent: SentMails,
    private readonly ownMail: OwnMailService,
  ) {}

  /** Inside a unit of work. */
  async forget(accountId: string, contactIds: readonly string[]): Promise<void> {
    await this.imports.forgetPeople(accountId, contactIds);
    await this.sent.forget(accountId, contactIds);
    await this.outbox.forgetWords(accountId);
    await this.answers.forget(accountId);
    await this.ownMail.forgetAnswers(accountId);
  }
}
