import { Injectable } from '@nestjs/common';
import { Replies } from '../../answers/commands/replies.service.js';
import type { MailKey } from '../../answers/mail-key.entity.js';
import type { IncomingMail } from '../../mail/mailbox/incoming-mail.js';
import { LoggedMail } from './logged-mail.service.js';
import { ReturnedMail } from './returned-mail.service.js';

/** Where mails to the service's own mailbox go. */
@Injectable()
export class HouseRoutes {
  constructor(
    private readonly replies: Replies,
    private readonly logged: LoggedMail,
    private readonly returned: ReturnedMail,
  ) {}

  /** Under somebody's address anybody can write; where the server that took it in says so, it is none of theirs. */
  async take(key: MailKey, mail: IncomingMail): Promise<void> {
    // whoever reports about a delivery is not known by an address, but by the token of the mail that came back
    if (mail.senderCheck === 'failed' && key.kind !== 'bounce') return;
    switch (key.kind) {
      case 'reply':
        return this.answer(key, mail);
      case 'log':
        return this.logged.take(key, mail);
      case 'bounce':
        return this.returned.take(key, mail);
      default:
        return; // links and the like have no address
    }
  }

  /** What a machine wrote is no wish of the user's, and is never answered (RFC 3834, 2): so nothing goes round in circles. */
  private async answer(key: MailKey, mail: IncomingMail): Promise<void> {
    if (mail.isAutomatic || mail.isBounce || mail.claimsBounce) return;
    const { messageId, subject } = mail;
    await this.replies.take(key, { messageId, subject, from: mail.from?.address ?? null, text: await mail.text() });
  }
}
