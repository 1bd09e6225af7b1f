import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PlusAddress } from '../../answers/domain/plus-address.js';
import type { KeyKind, MailKey } from '../../answers/mail-key.entity.js';
import { isExpired, MailKeysService } from '../../answers/mail-keys.service.js';
import { Clock } from '../../common/clock.js';
import { Config } from '../../common/config.js';
import { imapSettingsOf } from '../../mail/mailbox/imap-settings.js';
import type { IncomingMail } from '../../mail/mailbox/incoming-mail.js';
import { MailboxWatch } from '../../mail/mailbox/mailbox-watch.schedule.js';
import { purposesOf } from './addressed-to.js';
import { HouseRoutes } from './house-routes.service.js';

/**
 * The mailbox behind IMAP_URL. Only mails to one of its plus addresses with a token of ours are looked at; everything else
 * stays as it is, unread. Nothing is deleted or moved.
 */
@Injectable()
export class HouseMail implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly watch: MailboxWatch,
    private readonly keys: MailKeysService,
    private readonly routes: HouseRoutes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const { imapUrl } = this.config;
    if (imapUrl === null) return;
    this.watch.house({
      settings: () => Promise.resolve(imapSettingsOf(imapUrl)),
      folders: () => Promise.resolve(['INBOX']),
      take: (mail) => this.take(mail),
    });
  }

  /** Throws what the mailbox and the database throw; never because of what a mail holds. */
  async take(mail: IncomingMail): Promise<void> {
    const { replyAddress } = this.config;
    if (replyAddress === null) return;
    for (const purpose of purposesOf(mail, replyAddress)) {
      const key = await this.keyOf(purpose);
      if (key) await this.routes.take(key, mail);
    }
  }

  /** Null for what is no token of ours, is none for this, or has had its time. */
  private async keyOf({ purpose, token }: PlusAddress): Promise<MailKey | null> {
    const key = await this.keys.find(token);
    const kind: KeyKind = purpose;
    return key?.kind === kind && !isExpired(key, this.clock.now()) ? key : null;
  }
}
