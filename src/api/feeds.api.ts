import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateFeed } from '../calendar/feeds.input.js';
import { FeedsService } from '../calendar/feeds.service.js';
import { createdSecret } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Reply } from '../common/http/route-arguments.js';
import { feedResponse, FeedsResponse, NewFeedResponse } from './responses/feed.response.js';

@Controller('api/v1/feeds')
export class FeedsApi {
  constructor(private readonly feeds: FeedsService) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<FeedsResponse> {
    return { items: (await this.feeds.list(account.id)).map(feedResponse), nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateFeed,
    @Reply() reply: FastifyReply,
  ): Promise<NewFeedResponse> {
    const { feed, url } = await this.feeds.create(account.id, input);
    return createdSecret(reply, `/feeds/${feed.id}`, { ...feedResponse(feed), url });
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentAccount() account: Account, @Param('id') id: string): Promise<void> {
    await this.feeds.remove(account.id, id);
  }
}
