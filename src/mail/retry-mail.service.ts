import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Log } from '../common/log.js';
import { within } from '../common/within.js';
import { isUsersOwn } from './domain/users-own.js';
import { MailNotRepeatable } from './outbox.errors.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { OutboxSender } from './outbox-sender.service.js';
import { OutboxService } from './outbox.service.js';

/** A mail that has not gone out by then never will, unless it is asked for again. In ms. */
const WINDOW_MS = 2 * 3_600_000;

/** Most servers have answered by then; what takes longer is told on the page. In ms. */
const PATIENCE_MS = 4_000;

/** "Nochmal versuchen" for one of the service's own mails. */
@Injectable()
export class RetryMail {
  constructor(
    private readonly outbox: OutboxService,
    private readonly sender: OutboxSender,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Sends the same bytes once more, at once, and gives the mail as it is after a moment. A letter of the user's is left
   * to its own page. Throws MailNotFound, MailNotRepeatable, MailWordsGone.
   */
  async retry(accountId: string, id: string): Promise<OutboxMail> {
    if (isUsersOwn((await this.outbox.find(accountId, id)).kind)) throw new MailNotRepeatable();
    await this.outbox.again(accountId, id, new Date(this.clock.now().getTime() + WINDOW_MS));
    const sent = this.sender.sendOne(accountId, id).catch((error: unknown) => {
      this.log.error('mail not tried', error, { mailId: id }); // it waits in the outbox: the next minute's pass takes it
    });
    await within(PATIENCE_MS, sent);
    return this.outbox.find(accountId, id);
  }
}
