import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Config, ConfigError } from '../common/config.js';
import { FileMailer } from './file-mailer.js';
import { type Mailbox, parseMailbox } from './mailbox.js';
import { MailTemplates } from './mail-templates.js';
import { Mailer } from './mailer.js';
import { OutboxSender } from './outbox-sender.service.js';
import { OutboxService, SENDER } from './outbox.service.js';
import { OutboxStore } from './outbox.store.js';
import { SmtpMailer } from './smtp-mailer.js';

@Module({
  providers: [
    {
      provide: Mailer,
      inject: [Config],
      useFactory: ({ smtpUrl, dataDir }: Config): Mailer =>
        smtpUrl === null ? new FileMailer(join(dataDir, 'outbox')) : new SmtpMailer(smtpUrl),
    },
    { provide: SENDER, inject: [Config], useFactory: ({ mailFrom }: Config): Mailbox => senderOf(mailFrom) },
    MailTemplates,
    OutboxStore,
    OutboxService,
    OutboxSender,
  ],
  exports: [MailTemplates, OutboxService, OutboxSender],
})
export class MailModule {}

function senderOf(mailFrom: string): Mailbox {
  try {
    return parseMailbox(mailFrom);
  } catch {
    throw new ConfigError('MAIL_FROM must be an address like Wiedersehen <mail@example.org>.');
  }
}
