import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { DeliveriesStore } from './deliveries.store.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { WebhookEvents } from './webhook-events.service.js';
import { WebhookMessage } from './webhook-message.service.js';
import { WebhookSeals } from './webhook-seals.service.js';
import { WebhookSender } from './webhook-sender.service.js';
import { WebhookTry } from './webhook-try.service.js';
import { WebhooksSchedule } from './webhooks.schedule.js';
import { WebhooksService } from './webhooks.service.js';
import { WebhooksStore } from './webhooks.store.js';

@Module({
  imports: [AccountsModule],
  providers: [
    DeliveriesStore,
    WebhookDeliveries,
    WebhookEvents,
    WebhookMessage,
    WebhookSeals,
    WebhookSender,
    WebhooksSchedule,
    WebhooksService,
    WebhooksStore,
    WebhookTry,
  ],
  exports: [WebhookDeliveries, WebhookEvents, WebhookSeals, WebhooksSchedule, WebhooksService],
})
export class WebhooksModule {}
