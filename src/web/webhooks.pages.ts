import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf, textsOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { WebhookSeals } from '../webhooks/webhook-seals.service.js';
import { CreateWebhook } from '../webhooks/webhooks.input.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';
import { settingsPage } from './views/settings.view.js';
import { type WebhookForm, webhooksView } from './views/webhooks.view.js';

/** All addresses that are told of what happens, and the form for one more. A secret is shown once, in the answer that makes it. */
@Controller('settings/webhooks')
export class WebhooksPages {
  constructor(
    private readonly pages: Pages,
    private readonly webhooks: WebhooksService,
    private readonly seals: WebhookSeals,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, {}));
  }

  @Post()
  async add(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.webhooks.create(account.id, await validInput(CreateWebhook, newInput(fields))),
      done: async ({ secret }) => this.pages.show(reply, await this.page(reply, account, { secret })),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  @Post(':id/renew')
  async renew(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { secret } = await this.webhooks.renew(account.id, id);
    await this.pages.show(reply, await this.page(reply, account, { secret }));
  }

  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.webhooks.remove(account.id, id);
    await this.pages.redirect(reply, '/settings/webhooks', { code: 'webhook-removed' });
  }

  private async page(reply: FastifyReply, account: Account, form: WebhookForm): Promise<Page> {
    const voice = this.pages.voice(reply);
    const webhooks = await this.webhooks.list(account.id);
    const shown = webhooks.map((webhook) => ({ webhook, host: this.seals.hostOf(webhook) }));
    const page = settingsPage(voice, this.pages, 'tokens', webhooksView(voice, shown, form));
    return { ...page, name: 'settings-webhooks', title: voice.say('webhooks.title') };
  }
}

function newInput(fields: Fields): object {
  const [label, url] = [textOf(fields, 'label') ?? '', textOf(fields, 'url') ?? ''];
  return { label, url, events: textsOf(fields, 'events') };
}
