import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateFeed, UpdateFeed } from '../calendar/feeds.input.js';
import { FeedsService } from '../calendar/feeds.service.js';
import { createdSecret } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import {
  feedResponse,
  FeedResponse,
  FeedsResponse,
  newFeedResponse,
  NewFeedResponse,
} from './responses/feed.response.js';

@Controller('api/v1/feeds')
export class FeedsApi {
  constructor(
    private readonly feeds: FeedsService,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<FeedsResponse> {
    const items = (await this.feeds.list(account.id)).map((feed) => feedResponse(feed, account.timeZone));
    return { items, nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateFeed,
    @Reply() reply: FastifyReply,
  ): Promise<NewFeedResponse> {
    const { feed, url } = await this.feeds.create(account.id, input);
    return createdSecret(reply, `/feeds/${feed.id}`, newFeedResponse(feed, url, account.timeZone));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<FeedResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateFeed,
    @Reply() reply: FastifyReply,
  ): Promise<FeedResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.feeds.update(account.id, id, input));
  }

  /** Another address for the same calendar: the one before opens nothing any more. */
  @Post(':id/renew')
  @HttpCode(200)
  async renew(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<NewFeedResponse> {
    const { feed, url } = await this.feeds.renew(account.id, id);
    reply.request.answerIsSecret = true;
    return newFeedResponse(feed, url, account.timeZone);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentAccount() account: Account, @Id() id: string): Promise<void> {
    await this.feeds.remove(account.id, id);
  }

  private one(account: Account, id: string): Revised<FeedResponse> {
    return { id, read: async () => feedResponse(await this.feeds.find(account.id, id), account.timeZone) };
  }
}
