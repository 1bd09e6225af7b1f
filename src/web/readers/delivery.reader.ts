import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { DeadDay } from '../../digest/dead-day.service.js';
import { MailStandingService } from '../../mail/mail-standing.service.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { OutboxService } from '../../mail/outbox.service.js';

/** How long Today says that a mail did not go out. In ms: longer than a weekend without mails. */
const SAID_FOR_MS = 4 * 86_400_000;

/** What keeps mails from arriving; the first that is true is the one to say. */
export type DeliveryTrouble =
  | { readonly kind: 'stopped'; readonly answer: string | null }
  | { readonly kind: 'not-made' }
  | { readonly kind: 'not-sent'; readonly mail: OutboxMail };

/** Whether the user's mails arrive. */
@Injectable()
export class DeliveryReader {
  constructor(
    private readonly outbox: OutboxService,
    private readonly standing: MailStandingService,
    private readonly deadDay: DeadDay,
    private readonly clock: Clock,
  ) {}

  /** Null: nothing to worry about. */
  async trouble(account: Account): Promise<DeliveryTrouble | null> {
    const standing = await this.standing.of(account.id);
    if (standing?.stoppedAt) return { kind: 'stopped', answer: standing.stoppedWhy };
    if (await this.deadDay.isToday(account)) return { kind: 'not-made' };
    const newest = await this.outbox.newest(account.id);
    if (newest?.state !== 'dead') return null;
    const isOld = this.clock.now().getTime() - Date.parse(newest.createdAt) > SAID_FOR_MS;
    return isOld ? null : { kind: 'not-sent', mail: newest };
  }
}
