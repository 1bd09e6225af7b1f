import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { PageInput } from '../common/paging.input.js';
import { LogInteraction, UpdateInteraction } from '../interactions/interactions.input.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { InteractionListResponse, InteractionResponse, interactionResponse } from './responses/interaction.response.js';

@Controller('api/v1')
export class InteractionsApi {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly revisions: Revisions,
  ) {}

  @Get('contacts/:id/interactions')
  async list(
    @CurrentAccount() account: Account,
    @Id() contactId: string,
    @Query() query: PageInput,
  ): Promise<InteractionListResponse> {
    return pageAs(await this.interactions.list(account.id, contactId, query), interactionResponse);
  }

  @Post('contacts/:id/interactions')
  async log(
    @CurrentAccount() account: Account,
    @Id() contactId: string,
    @Body() input: LogInteraction,
    @Reply() reply: FastifyReply,
  ): Promise<InteractionResponse> {
    const interaction = await this.interactions.log(account, contactId, input);
    return this.revisions.created(reply, `/interactions/${interaction.id}`, interactionResponse(interaction));
  }

  @Get('interactions/:id')
  find(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<InteractionResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch('interactions/:id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateInteraction,
    @Reply() reply: FastifyReply,
  ): Promise<InteractionResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.interactions.update(account, id, input));
  }

  @Delete('interactions/:id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.interactions.remove(account.id, id));
  }

  private one(account: Account, id: string): Revised<InteractionResponse> {
    return { id, read: async () => interactionResponse(await this.interactions.find(account.id, id)) };
  }
}
