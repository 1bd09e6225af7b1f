import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { InvitationReplies } from '../invitations/replies/invitation-replies.service.js';
import type { ImapSettings } from '../mail/mailbox/imap-settings.js';
import type { IncomingMail } from '../mail/mailbox/incoming-mail.js';
import { MailboxProblem } from '../mail/mailbox/mailbox.errors.js';
import { MailboxWatch } from '../mail/mailbox/mailbox-watch.schedule.js';
import type { OpenMailbox } from '../mail/mailbox/open-mailbox.js';
import type { WatchedMailbox } from '../mail/mailbox/watched-mailbox.js';
import { PasswordUnreadable } from '../mail/own/own-mail.errors.js';
import { OwnMailService } from '../mail/own/own-mail.service.js';
import { MailExchange } from './mail-exchange.service.js';

const INBOX = 'INBOX';

/** The mailboxes of users who want that: what comes in, and what they send with another program. */
@Injectable()
export class OwnMailboxes implements OnModuleInit {
  constructor(
    private readonly watch: MailboxWatch,
    private readonly own: OwnMailService,
    private readonly accounts: AccountsService,
    private readonly exchange: MailExchange,
    private readonly invitations: InvitationReplies,
  ) {}

  onModuleInit(): void {
    this.watch.accounts((accountId) => this.mailboxOf(accountId));
  }

  private async mailboxOf(accountId: string): Promise<WatchedMailbox | null> {
    const mail = await this.own.of(accountId);
    if (!mail?.reads) return null;
    return {
      settings: () => this.settingsOf(accountId),
      folders: (mailbox) => foldersOf(mailbox, mail.sentFolder),
      take: (incoming) => this.take(accountId, incoming),
    };
  }

  private async settingsOf(accountId: string): Promise<ImapSettings | null> {
    const mail = await this.own.of(accountId);
    if (!mail?.reads) return null;
    try {
      return this.own.imapSettings(mail);
    } catch (error) {
      // said on the settings page, like every other reason for not getting in
      if (error instanceof PasswordUnreadable) throw new MailboxProblem('sign-in', '', { cause: error });
      throw error;
    }
  }

  private async take(accountId: string, mail: IncomingMail): Promise<void> {
    const account = await this.accounts.find(accountId);
    if (mail.folder === INBOX && (await this.invitations.take(account, mail))) return; // a calendar spoke, nobody wrote
    // where it lies says who wrote it, also under an address that nobody has told us; drafts of others lie in neither
    await this.exchange.note(account, mail, mail.folder === INBOX ? null : 'outbound');
  }
}

async function foldersOf(mailbox: OpenMailbox, chosen: string | null): Promise<readonly string[]> {
  const sent = await mailbox.sentFolder(chosen);
  return sent === null || sent === INBOX ? [INBOX] : [INBOX, sent];
}
