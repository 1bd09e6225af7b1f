import { Injectable } from '@nestjs/common';
import { Log } from '../../common/log.js';
import type { LetterRoute } from '../../mail/letter-route.js';
import { MailRoutes } from '../../mail/mail-routes.service.js';
import { MailboxProblem } from '../../mail/mailbox/mailbox.errors.js';
import { problemOf } from '../../mail/mailbox/problem-of.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import { SentFolder } from '../../outreach/sending/sent-folder.js';

/** Copies of invitations for the folder of sent mails, where the user wants that. */
@Injectable()
export class SentInvitations {
  constructor(
    private readonly routes: MailRoutes,
    private readonly ownMail: OwnMailService,
    private readonly folder: SentFolder,
    private readonly log: Log,
  ) {}

  carryBy(route: LetterRoute): void {
    this.routes.carry('invitation', route);
    this.routes.carry('cancellation', route);
  }

  /** Never throws: what comes in the way at the mail server is told with the mail account. */
  async keep({ id, accountId, messageId, message }: OutboxMail): Promise<void> {
    try {
      const own = await this.ownMail.of(accountId);
      if (!own?.keepsSent || message === '') return;
      try {
        await this.folder.put(own, messageId, Buffer.from(message, 'utf8'));
      } catch (error) {
        const { step, answer } = error instanceof MailboxProblem ? error : problemOf(error);
        await this.ownMail.hadTrouble(own, { step, answer });
      }
    } catch (error) {
      this.log.error('copy not kept', error, { mailId: id });
    }
  }
}
