import { Injectable } from '@nestjs/common';
import { MailboxProblem } from '../../mail/mailbox/mailbox.errors.js';
import { problemOf } from '../../mail/mailbox/problem-of.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import { CopyTurns } from './copy-turns.service.js';
import { SentFolder } from './sent-folder.js';

/** Keeps a copy of each letter that went out, where the user wants that. */
@Injectable()
export class SentCopies {
  constructor(
    private readonly ownMail: OwnMailService,
    private readonly folder: SentFolder,
    private readonly turns: CopyTurns,
  ) {}

  /** Once, also for two at the same moment. What comes in the way at the mail server is told with the mail account, not thrown. */
  async keep({ accountId, id, message }: Pick<OutboxMail, 'accountId' | 'id' | 'message'>): Promise<void> {
    const own = await this.ownMail.of(accountId);
    if (!own?.keepsSent || message === '') return;
    const mail = await this.turns.begin(accountId, id);
    if (!mail) return;
    try {
      await this.folder.put(own, mail.messageId, Buffer.from(message, 'utf8'));
    } catch (error) {
      const { step, answer } = error instanceof MailboxProblem ? error : problemOf(error);
      await this.turns.giveUp(accountId, id);
      return this.ownMail.hadTrouble(own, { step, answer });
    }
    await this.turns.end(mail, id);
  }
}
