import { Injectable } from '@nestjs/common';
import type { MailKey } from '../../answers/mail-key.entity.js';
import { UsedKeys } from '../../answers/used-keys.service.js';
import type { IncomingMail } from '../../mail/mailbox/incoming-mail.js';
import { MailStandingService } from '../../mail/mail-standing.service.js';
import { type DeliveryReport, readBounceText, readDeliveryReport } from './domain/delivery-report.js';

/** Mails of ours that came back to the return path of that very mail; a report without its token is never looked at. */
@Injectable()
export class ReturnedMail {
  constructor(
    private readonly keys: UsedKeys,
    private readonly standing: MailStandingService,
  ) {}

  /** "5.x.x disables after 2, 4.x.x ignored" (docs/reliability.md). Each mail of ours comes back once. */
  async take(key: MailKey, mail: IncomingMail): Promise<void> {
    if (!mail.isBounce && !mail.claimsBounce) return;
    const report = await reportOf(mail);
    if (report?.permanence !== 'permanent') return;
    await this.keys.once({ key, contactId: null }, async () => {
      await this.standing.bounced(key.accountId, report.answer);
      return { actId: null };
    });
  }
}

async function reportOf(mail: IncomingMail): Promise<DeliveryReport | null> {
  const status = await mail.deliveryStatus();
  if (status !== null) return readDeliveryReport(status);
  return readBounceText((await mail.text()) ?? '');
}
