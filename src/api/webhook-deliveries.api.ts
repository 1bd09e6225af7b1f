import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { PageInput } from '../common/paging.input.js';
import { WebhookDeliveries } from '../webhooks/webhook-deliveries.service.js';
import {
  WebhookDeliveriesResponse,
  webhookDeliveryResponse,
  WebhookDeliveryResponse,
} from './responses/webhook.response.js';

/** What an address was told, and what it answered. */
@Controller('api/v1/webhooks/:id')
export class WebhookDeliveriesApi {
  constructor(private readonly deliveries: WebhookDeliveries) {}

  /** Those of the last 30 days, the newest first. */
  @Get('deliveries')
  async list(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Query() query: PageInput,
  ): Promise<WebhookDeliveriesResponse> {
    return pageAs(await this.deliveries.list(account.id, id, query), webhookDeliveryResponse);
  }

  /** Sends a message of the kind `test`, now. What the address says to it is in the answer, and never a problem of this request. */
  @Post('test')
  @HttpCode(200)
  async test(@CurrentAccount() account: Account, @Id() id: string): Promise<WebhookDeliveryResponse> {
    return webhookDeliveryResponse(await this.deliveries.test(account.id, id));
  }

  /** The same message once more, now, with all its tries. */
  @Post('deliveries/:deliveryId/retry')
  @HttpCode(200)
  async retry(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Id('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryResponse> {
    return webhookDeliveryResponse(await this.deliveries.again(account.id, id, deliveryId));
  }
}
