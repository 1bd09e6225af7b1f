import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
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
    @Param('id', ParseUUIDPipe) contactId: string,
    @Query() query: PageInput,
  ): Promise<InteractionListResponse> {
    const { items, nextCursor } = await this.interactions.list(account.id, contactId, query);
    return { items: items.map(interactionResponse), nextCursor };
  }

  @Post('contacts/:id/interactions')
  async log(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) contactId: string,
    @Body() input: LogInteraction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InteractionResponse> {
    const interaction = await this.interactions.log(account, contactId, input);
    return this.revisions.created(reply, `/interactions/${interaction.id}`, interactionResponse(interaction));
  }

  @Get('interactions/:id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InteractionResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch('interactions/:id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateInteraction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InteractionResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.interactions.update(account, id, input),
    });
  }

  @Delete('interactions/:id')
  @HttpCode(204)
  remove(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.revisions.guarded(request, {
      id,
      read: () => this.shown(account, id),
      write: () => this.interactions.remove(account.id, id),
    });
  }

  private async shown(account: Account, id: string): Promise<InteractionResponse> {
    return interactionResponse(await this.interactions.find(account.id, id));
  }
}
