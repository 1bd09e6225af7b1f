import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { createdSecret } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { WebhookSeals } from '../webhooks/webhook-seals.service.js';
import type { Webhook } from '../webhooks/webhook.entity.js';
import { CreateWebhook, UpdateWebhook } from '../webhooks/webhooks.input.js';
import { type NewWebhook, WebhooksService } from '../webhooks/webhooks.service.js';
import {
  NewWebhookResponse,
  webhookResponse,
  WebhookResponse,
  WebhooksResponse,
} from './responses/webhook.response.js';

/** Addresses that are told of what happens: docs/webhooks.md. */
@Controller('api/v1/webhooks')
export class WebhooksApi {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly seals: WebhookSeals,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<WebhooksResponse> {
    const items = (await this.webhooks.list(account.id)).map((webhook) => this.shown(webhook));
    return { items, nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateWebhook,
    @Reply() reply: FastifyReply,
  ): Promise<NewWebhookResponse> {
    const made = await this.webhooks.create(account.id, input);
    return createdSecret(reply, `/webhooks/${made.webhook.id}`, this.withSecret(made));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<WebhookResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateWebhook,
    @Reply() reply: FastifyReply,
  ): Promise<WebhookResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.webhooks.update(account.id, id, input));
  }

  /** Another secret: everything is signed with it from now on. */
  @Post(':id/renew')
  @HttpCode(200)
  async renew(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<NewWebhookResponse> {
    const renewed = await this.webhooks.renew(account.id, id);
    reply.request.answerIsSecret = true;
    return this.withSecret(renewed);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentAccount() account: Account, @Id() id: string): Promise<void> {
    await this.webhooks.remove(account.id, id);
  }

  private one(account: Account, id: string): Revised<WebhookResponse> {
    return { id, read: async () => this.shown(await this.webhooks.find(account.id, id)) };
  }

  private shown(webhook: Webhook): WebhookResponse {
    return webhookResponse(webhook, this.seals.hostOf(webhook));
  }

  private withSecret({ webhook, secret }: NewWebhook): NewWebhookResponse {
    return { ...this.shown(webhook), secret };
  }
}
