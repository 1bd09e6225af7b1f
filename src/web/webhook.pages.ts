import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf, textsOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { PageInput } from '../common/paging.input.js';
import { validInput } from '../common/validation/valid-input.js';
import { WebhookDeliveries } from '../webhooks/webhook-deliveries.service.js';
import { WebhookSeals } from '../webhooks/webhook-seals.service.js';
import type { WebhookDelivery } from '../webhooks/webhook-delivery.entity.js';
import { WebhookNotRepeatable, WebhookSwitchedOff } from '../webhooks/webhooks.errors.js';
import { UpdateWebhook } from '../webhooks/webhooks.input.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';
import { settingsPage } from './views/settings.view.js';
import { type WebhookForm, webhookView } from './views/webhooks.view.js';

/** Deliveries on one page. */
const ROWS = 20;

/** One address that is told: what it is told of, and what came of it. */
@Controller('settings/webhooks/:id')
export class WebhookPages {
  constructor(
    private readonly pages: Pages,
    private readonly webhooks: WebhooksService,
    private readonly deliveries: WebhookDeliveries,
    private readonly seals: WebhookSeals,
  ) {}

  @Get()
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query('before') before: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, { id, before }, {}));
  }

  @Post()
  async change(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.webhooks.find(account.id, id);
    await this.pages.submit(reply, {
      act: async () => this.webhooks.update(account.id, id, await validInput(UpdateWebhook, changedInput(fields))),
      done: () => this.pages.redirect(reply, pathOf(id), { code: 'saved' }),
      again: (problem) => this.page(reply, account, { id }, { fields, problem }),
    });
  }

  @Post('test')
  async test(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.sent(reply, id, () => this.deliveries.test(account.id, id));
  }

  @Post('deliveries/:deliveryId/retry')
  async again(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sent(reply, id, () => this.deliveries.again(account.id, id, deliveryId));
  }

  private async sent(reply: FastifyReply, id: string, send: () => Promise<WebhookDelivery>): Promise<void> {
    await this.pages.redirect(reply, pathOf(id), { code: await flashOf(send) });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    { id, before }: { id: string; before?: string | undefined },
    form: WebhookForm,
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const webhook = await this.webhooks.find(account.id, id);
    const paging = await validInput(PageInput, { limit: ROWS, ...(before ? { cursor: before } : {}) });
    const deliveries = await this.deliveries.list(account.id, id, paging);
    const shown = { webhook, host: this.seals.hostOf(webhook), deliveries, isFirst: !before };
    const page = settingsPage(voice, this.pages, 'tokens', webhookView(voice, shown, form));
    return { ...page, name: 'settings-webhook', title: webhook.label };
  }
}

function pathOf(id: string): string {
  return `/settings/webhooks/${id}`;
}

async function flashOf(send: () => Promise<WebhookDelivery>): Promise<string> {
  try {
    return (await send()).state === 'sent' ? 'webhook-sent' : 'webhook-not-sent';
  } catch (error) {
    if (error instanceof WebhookSwitchedOff) return 'webhook-off';
    if (error instanceof WebhookNotRepeatable) return 'webhook-not-repeatable';
    throw error;
  }
}

/** An empty address is the one that is kept. */
function changedInput(fields: Fields): object {
  const url = textOf(fields, 'url');
  const active = textOf(fields, 'active') === 'on';
  return {
    label: textOf(fields, 'label') ?? '',
    ...(url === null ? {} : { url }),
    events: textsOf(fields, 'events'),
    active,
  };
}
