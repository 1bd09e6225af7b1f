import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Config, ConfigError } from '../common/config.js';
import { Failpoint } from '../common/failpoint.js';
import { Delivery } from './delivery.service.js';
import { FileMailer } from './file-mailer.js';
import { ForgetMails } from './forget-mails.service.js';
import { type Mailbox, parseMailbox } from './mailbox.js';
import { MailSweepSchedule } from './mail-sweep.schedule.js';
import { MailRoutes } from './mail-routes.service.js';
import { MailStandingModule } from './mail-standing.module.js';
import { MailTemplates } from './mail-templates.js';
import { Mailer } from './mailer.js';
import { OwnMailModule } from './own/own-mail.module.js';
import { OutboxSender } from './outbox-sender.service.js';
import { OutboxService, SENDER } from './outbox.service.js';
import { OutboxStore } from './outbox.store.js';
import { RetryMail } from './retry-mail.service.js';
import { SmtpMailer } from './smtp-mailer.js';

@Module({
  imports: [AccountsModule, MailStandingModule, OwnMailModule],
  providers: [
    {
      provide: Mailer,
      inject: [Config, Failpoint],
      useFactory: ({ smtpUrl, dataDir }: Config, failpoint: Failpoint): Mailer =>
        smtpUrl === null ? new FileMailer(join(dataDir, 'outbox')) : new SmtpMailer(smtpUrl, { failpoint }),
    },
    { provide: SENDER, inject: [Config], useFactory: ({ mailFrom }: Config): Mailbox => senderOf(mailFrom) },
    Delivery,
    ForgetMails,
    MailRoutes,
    MailSweepSchedule,
    MailTemplates,
    OutboxStore,
    OutboxService,
    OutboxSender,
    RetryMail,
  ],
  exports: [
    ...[ForgetMails, MailRoutes, MailStandingModule, MailSweepSchedule, MailTemplates],
    ...[OutboxService, OutboxSender, OwnMailModule, RetryMail],
  ],
})
export class MailModule {}

function senderOf(mailFrom: string): Mailbox {
  try {
    return parseMailbox(mailFrom);
  } catch {
    throw new ConfigError('MAIL_FROM must be an address like Wiedersehen <mail@example.org>.');
  }
}
