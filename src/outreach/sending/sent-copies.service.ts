import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { MailboxReader } from '../../mail/mailbox/mailbox-reader.js';
import { MailboxProblem } from '../../mail/mailbox/mailbox.errors.js';
import { problemOf } from '../../mail/mailbox/problem-of.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import { AttemptMailsStore } from './attempt-mails.store.js';

/** What a copy is made of. */
export interface SentLetter {
  readonly accountId: string;
  /** In the outbox. */
  readonly id: string;
  readonly message: string;
}

/** Puts a copy of a letter that went out into the user's folder of sent mails. */
@Injectable()
export class SentCopies {
  constructor(
    private readonly ownMail: OwnMailService,
    private readonly reader: MailboxReader,
    private readonly mails: AttemptMailsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Once; nothing happens where the user wants no copies. Never throws: what came in the way is told with the mail account. */
  async keep({ accountId, id, message }: SentLetter): Promise<void> {
    const mail = await this.mails.ofOutbox(accountId, id);
    const own = await this.ownMail.of(accountId);
    if (!mail || mail.keptAt !== null || !own?.keepsSent || message === '') return;
    try {
      await this.append(own, Buffer.from(message, 'utf8'));
    } catch (error) {
      const { step, answer } = error instanceof MailboxProblem ? error : problemOf(error);
      return this.ownMail.hadTrouble(own, { step, answer });
    }
    const keptAt = this.clock.now().toISOString();
    await this.unitOfWork.run(() => this.mails.setKept(accountId, mail.id, keptAt));
  }

  private async append(own: OwnMail, message: Buffer): Promise<void> {
    const settings = this.ownMail.imapSettings(own);
    if (!settings) throw new MailboxProblem('folder', '');
    await this.reader.visit(settings, async (mailbox) => {
      const folder = await mailbox.sentFolder(own.sentFolder);
      if (folder === null) throw new MailboxProblem('folder', '');
      await mailbox.append(folder, message);
    });
  }
}
