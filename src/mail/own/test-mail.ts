import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { Texts } from '../../common/text.js';
import { type Mailbox, mailbox } from '../mailbox.js';
import { messageBytes } from '../message.js';
import type { SmtpTrial } from './smtp-check.js';

/** The mail that says that mails arrive. */
@Injectable()
export class TestMail {
  constructor(
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** From this sender to this address, both in the envelope too. */
  write(account: Account, sender: Mailbox, to: string): SmtpTrial['mail'] {
    const { locale, name } = account;
    const now = this.clock.now();
    const from = mailbox(sender.name, sender.address);
    const message = messageBytes({
      from,
      to: mailbox(name, to),
      replyTo: null,
      messageId: `<check.${newId(now)}@${from.address.split('@').at(-1) ?? ''}>`,
      date: now,
      locale,
      subject: this.texts.say(locale, 'own-mail.test.subject'),
      text: this.texts.say(locale, 'own-mail.test.text'),
      html: '', // a text says it all
      headers: {},
    });
    return { from: from.address, to, message };
  }
}
