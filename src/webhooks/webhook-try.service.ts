import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { DeliveriesStore } from './deliveries.store.js';
import { afterTry } from './domain/retry.js';
import { type Sent, WebhookMessage } from './webhook-message.service.js';
import type { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhooksStore } from './webhooks.store.js';

const HEX_DIGITS_OF_SHARE = 4;
const SHARES = 16 ** HEX_DIGITS_OF_SHARE;

/** One try of a delivery that is claimed: the message goes, then what came of it is written down. */
@Injectable()
export class WebhookTry {
  constructor(
    private readonly webhooks: WebhooksStore,
    private readonly deliveries: DeliveriesStore,
    private readonly message: WebhookMessage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(delivery: WebhookDelivery): Promise<Sent> {
    const sent = await this.send(delivery);
    await this.unitOfWork.run(() => this.settle(delivery, sent));
    return sent;
  }

  private async send(delivery: WebhookDelivery): Promise<Sent> {
    const webhook = await this.webhooks.find(delivery.accountId, delivery.webhookId);
    // switched off or removed by the same moment
    if (!webhook?.active) return { result: 'gone', status: null, problem: 'off', answer: null };
    return this.message.send(webhook, delivery);
  }

  /** Nothing happens if another sender has taken over since, or the user has switched it off. */
  private async settle(delivery: WebhookDelivery, { result, status, problem, answer }: Sent): Promise<void> {
    const now = this.clock.now();
    const { state, nextTryAt } = afterTry(result, { tries: delivery.tries, share: shareOf(delivery.id), now });
    const isOurs = await this.deliveries.settle(delivery, {
      ...{ state, status, problem, answer, triedAt: now.toISOString() },
      nextTryAt: nextTryAt?.toISOString() ?? null,
    });
    if (isOurs && problem === 'gone') await this.switchOff(delivery);
  }

  private async switchOff({ accountId, webhookId }: WebhookDelivery): Promise<void> {
    const webhook = await this.webhooks.findForChange(accountId, webhookId);
    if (!webhook) return;
    await this.webhooks.save({ ...webhook, active: false, updatedAt: this.clock.now().toISOString() });
    await this.webhooks.stopWaiting(accountId, webhookId, 'gone');
  }
}

/** From 0 to below 1, always the same for the same delivery: the end of its id is random. */
function shareOf(id: string): number {
  return Number.parseInt(id.slice(-HEX_DIGITS_OF_SHARE), 16) / SHARES;
}
