import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { CommandWordsService } from '../../answers/commands/command-words.service.js';
import type { MailKey } from '../../answers/mail-key.entity.js';
import { Config } from '../../common/config.js';
import { emailKey } from '../../contacts/domain/name-key.js';
import type { IncomingMail } from '../../mail/mailbox/incoming-mail.js';
import { OwnAddresses } from '../../mail/own/own-addresses.service.js';
import { MailExchange } from '../mail-exchange.service.js';
import type { SeenMail } from '../seen-mail.js';
import { wentToNobodyElse } from './addressed-to.js';
import { forwardedFrom } from './domain/forwarded-from.js';

/**
 * Mails to the address that logs: a blind copy of one's own mail, or a mail that is passed on to it. An address gets about, so
 * knowing it is not enough: what others send to it counts only as a mail from them, and only if the user knows them.
 */
@Injectable()
export class LoggedMail {
  constructor(
    private readonly accounts: AccountsService,
    private readonly addresses: OwnAddresses,
    private readonly exchange: MailExchange,
    private readonly words: CommandWordsService,
    private readonly config: Config,
  ) {}

  async take(key: MailKey, mail: IncomingMail): Promise<void> {
    const account = await this.accounts.find(key.accountId);
    const own = await this.addresses.keysOf(account);
    if (mail.from && own.has(emailKey(mail.from.address))) return this.takeOwn(account, mail, own);
    if (await this.exchange.isFromSomebody(account, mail)) await this.exchange.note(account, mail, 'inbound');
  }

  private async takeOwn(account: Account, mail: IncomingMail, own: ReadonlySet<string>): Promise<void> {
    const forwarded = await this.forwarded(mail, own);
    if (forwarded) await this.exchange.note(account, forwarded, 'inbound');
    else await this.exchange.note(account, mail, 'outbound');
  }

  /** The mail as its writer sent it, as far as it can be told; null: it was not passed on. */
  private async forwarded(mail: IncomingMail, own: ReadonlySet<string>): Promise<SeenMail | null> {
    const { replyAddress } = this.config;
    if (replyAddress === null || !wentToNobodyElse(mail, replyAddress, own)) return null;
    const from = forwardedFrom((await mail.text()) ?? '', this.words.words.senderLabels);
    // what is told of the mail that passes it on is told of the user
    const plain = { isAutomatic: false, isBounce: false, claimsBounce: false, senderCheck: null };
    return from && { ...mail, from, inReplyTo: null, references: [], ...plain };
  }
}
