import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { PageInput } from '../common/paging.input.js';
import { DeliveriesStore } from './deliveries.store.js';
import { newDelivery } from './new-delivery.js';
import type { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookSender } from './webhook-sender.service.js';
import { WebhookDeliveryNotFound, WebhookNotRepeatable, WebhookSwitchedOff } from './webhooks.errors.js';
import { WebhooksService } from './webhooks.service.js';

/** Deliveries are kept so long, in days: to see what went wrong last month. */
const KEPT_DAYS = 30;
const MS_PER_DAY = 86_400_000;
/** Deliveries that one statement forgets. */
const SWEPT_AT_ONCE = 500;

/** What a webhook was told, or is about to be. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly store: DeliveriesStore,
    private readonly webhooks: WebhooksService,
    private readonly sender: WebhookSender,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The newest first. Throws WebhookNotFound. */
  async list(
    accountId: string,
    webhookId: string,
    { limit = DEFAULT_LIMIT, cursor }: PageInput,
  ): Promise<PageOf<WebhookDelivery>> {
    await this.webhooks.find(accountId, webhookId);
    const found = await this.store.page(accountId, webhookId, readCursor(cursor), limit + 1);
    return pageOf(found, limit, ({ createdAt, id }) => ({ key: createdAt, id }));
  }

  /** Tells that webhook that this is a test, now, and gives what came of it. Throws WebhookNotFound, WebhookSwitchedOff. */
  async test(accountId: string, webhookId: string): Promise<WebhookDelivery> {
    const { id } = await this.unitOfWork.run(async () => {
      const webhook = await this.webhooks.find(accountId, webhookId);
      if (!webhook.active) throw new WebhookSwitchedOff();
      const delivery = newDelivery(webhook, { name: 'test', data: {} }, this.clock.now());
      await this.store.insert([delivery]);
      return delivery;
    });
    return this.sentNow(accountId, webhookId, id);
  }

  /**
   * The same message once more, now, with all its tries: only what was stopped, or waits for its next try. Throws
   * WebhookNotFound, WebhookDeliveryNotFound, WebhookSwitchedOff, WebhookNotRepeatable.
   */
  async again(accountId: string, webhookId: string, id: string): Promise<WebhookDelivery> {
    await this.unitOfWork.run(async () => {
      const webhook = await this.webhooks.find(accountId, webhookId);
      const delivery = await this.store.findForChange(accountId, webhookId, id);
      if (!delivery) throw new WebhookDeliveryNotFound();
      if (!webhook.active) throw new WebhookSwitchedOff();
      if (!isRepeatable(delivery)) throw new WebhookNotRepeatable();
      await this.store.again(delivery, this.clock.now());
    });
    return this.sentNow(accountId, webhookId, id);
  }

  /** Forgets the old ones. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * MS_PER_DAY).toISOString();
    while (await this.store.anyBefore(before)) {
      await this.unitOfWork.run(() => this.store.removeBefore(before, SWEPT_AT_ONCE));
    }
  }

  private async sentNow(accountId: string, webhookId: string, id: string): Promise<WebhookDelivery> {
    await this.sender.sendOne(id);
    const sent = await this.store.find(accountId, webhookId, id);
    if (!sent) throw new WebhookDeliveryNotFound();
    return sent;
  }
}

/** Whether it may be sent once more: it was stopped, or was tried and waits. */
export function isRepeatable({ state, problem }: Pick<WebhookDelivery, 'state' | 'problem'>): boolean {
  return state === 'stopped' || (state === 'waiting' && problem !== null);
}
