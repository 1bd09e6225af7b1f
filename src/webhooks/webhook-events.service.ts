import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { DeliveriesStore } from './deliveries.store.js';
import { newDelivery, type WebhookEvent } from './new-delivery.js';
import { WebhooksStore } from './webhooks.store.js';

/** Notes for the account's webhooks what has happened. They are told of it after it is stored, or not at all. */
@Injectable()
export class WebhookEvents {
  constructor(
    private readonly webhooks: WebhooksStore,
    private readonly deliveries: DeliveriesStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work of what happened. One question by an index if the account has no webhook, and no write. */
  async record(accountId: string, ...events: readonly WebhookEvent[]): Promise<void> {
    if (events.length === 0) return;
    const listening = (await this.webhooks.list(accountId)).filter(({ active }) => active);
    const now = this.clock.now();
    const told = events.flatMap((event) =>
      listening
        .filter((webhook) => webhook.events.includes(event.name))
        .map((webhook) => newDelivery(webhook, event, now)),
    );
    if (told.length > 0) await this.unitOfWork.run(() => this.deliveries.insert(told));
  }
}
