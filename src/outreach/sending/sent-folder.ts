import { Injectable } from '@nestjs/common';
import { Failpoint } from '../../common/failpoint.js';
import { MailboxReader } from '../../mail/mailbox/mailbox-reader.js';
import { MailboxProblem } from '../../mail/mailbox/mailbox.errors.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';

/** The user's folder of sent mails, at their provider. */
@Injectable()
export class SentFolder {
  constructor(
    private readonly ownMail: OwnMailService,
    private readonly reader: MailboxReader,
    private readonly failpoint: Failpoint,
  ) {}

  /**
   * A mail lies there once afterwards: one that is there already, from us before we were stopped or from a provider that
   * keeps sent mails by itself, is left alone. Throws MailboxProblem, PasswordUnreadable, OutboundRefused.
   */
  async put(own: OwnMail, messageId: string, message: Buffer): Promise<void> {
    const settings = this.ownMail.imapSettings(own);
    if (!settings) throw new MailboxProblem('folder', '');
    await this.reader.visit(settings, async (mailbox) => {
      const folder = await mailbox.sentFolder(own.sentFolder);
      if (folder === null) throw new MailboxProblem('folder', '');
      if (await mailbox.holds(folder, messageId)) return;
      await mailbox.append(folder, message);
    });
    this.failpoint.passed('letter-copied', 0);
  }
}
