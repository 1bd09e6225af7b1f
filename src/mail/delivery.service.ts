import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { settle, type Settled } from './domain/retry.js';
import { MailRoutes } from './mail-routes.service.js';
import { MailStandingService } from './mail-standing.service.js';
import type { DeliveryResult } from './mailer.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { OutboxStore } from './outbox.store.js';

/** Hexadecimal digits of the hash that a mail's share of the jitter comes from. */
const SHARE_DIGITS = 8;

/** One try of a mail that this instance has claimed, and what became of it. */
@Injectable()
export class Delivery {
  constructor(
    private readonly routes: MailRoutes,
    private readonly store: OutboxStore,
    private readonly standing: MailStandingService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The network between two units of work, never inside one; `store` is the second. Gives the mail as it is afterwards.
   */
  async deliver(mail: OutboxMail, store: Pick<UnitOfWork, 'run'> = this.unitOfWork): Promise<OutboxMail> {
    const result = await this.routes.deliver(mail);
    const now = this.clock.now();
    const settled = settle({ ...mail, giveUpAt: new Date(mail.giveUpAt), share: shareOf(mail) }, result.kind, now);
    const after = mailAfter(mail, settled, { ...result, triedAt: now.toISOString() });
    const mine = await store.run(() => this.keep(after, result));
    if (mine) await this.routes.letterRoute(mail)?.afterwards(after);
    return after;
  }

  /** False if another sender has taken the mail over since. */
  private async keep(after: OutboxMail, { isAboutAddress = false }: DeliveryResult): Promise<boolean> {
    if (!(await this.store.settle(after))) return false;
    const letters = this.routes.letterRoute(after);
    await (letters ? letters.settled(after) : this.standing.tried(after, isAboutAddress));
    return true;
  }
}

function mailAfter(
  mail: OutboxMail,
  { state, lostAnswers, nextTryAt, sentAt }: Settled,
  { kind, answer, triedAt }: DeliveryResult & { readonly triedAt: string },
): OutboxMail {
  return {
    ...mail,
    state,
    lostAnswers,
    nextTryAt: nextTryAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    leaseUntil: null,
    lastResult: kind,
    triedAt,
    answer,
  };
}

/** From 0 to below 1, the same for a mail each time. */
function shareOf({ id }: OutboxMail): number {
  const digits = createHash('sha256').update(id).digest('hex').slice(0, SHARE_DIGITS);
  return parseInt(digits, 16) / 16 ** SHARE_DIGITS;
}
