import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { CommandWordsService } from '../../answers/commands/command-words.service.js';
import type { MailKey } from '../../answers/mail-key.entity.js';
import { Config } from '../../common/config.js';
import type { IncomingMail } from '../../mail/mailbox/incoming-mail.js';
import { MailExchange } from '../mail-exchange.service.js';
import type { SeenMail } from '../seen-mail.js';
import { wentToNobodyElse } from './addressed-to.js';
import { forwardedFrom } from './domain/forwarded-from.js';

/** Mails to the address that logs: a blind copy of one's own mail, or a mail that is passed on to it. */
@Injectable()
export class LoggedMail {
  constructor(
    private readonly accounts: AccountsService,
    private readonly exchange: MailExchange,
    private readonly words: CommandWordsService,
    private readonly config: Config,
  ) {}

  async take(key: MailKey, mail: IncomingMail): Promise<void> {
    const account = await this.accounts.find(key.accountId);
    const forwarded = await this.forwarded(mail, account.email);
    if (forwarded) return void (await this.exchange.note(account, forwarded, 'inbound'));
    const { became } = await this.exchange.note(account, mail, null);
    // whoever writes from another address of theirs knows the token, too
    if (became === 'nobody') await this.exchange.note(account, mail, 'outbound');
  }

  /** The mail as its writer sent it, as far as it can be told; null: it was not passed on. */
  private async forwarded(mail: IncomingMail, own: string): Promise<SeenMail | null> {
    const { replyAddress } = this.config;
    if (replyAddress === null || !wentToNobodyElse(mail, replyAddress, [own])) return null;
    const from = forwardedFrom((await mail.text()) ?? '', this.words.words.senderLabels);
    return from && { ...mail, from, inReplyTo: null, references: [], isAutomatic: false, isBounce: false };
  }
}
