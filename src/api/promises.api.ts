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
import { SnoozeReminder } from '../reminders/reminders.input.js';
import { CreatePromise, PromisesQuery, UpdatePromise } from '../reminders/promises.input.js';
import { PromisesService } from '../reminders/promises.service.js';
import { PromiseListResponse, PromiseResponse, promiseResponse } from './responses/promise.response.js';

/** "I said I'd ...": kept like reminders, and shown before everything else. */
@Controller('api/v1/promises')
export class PromisesApi {
  constructor(
    private readonly promises: PromisesService,
    private readonly revisions: Revisions,
  ) {}

  /** By the day until which they are kept. Without `state`: the open ones. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: PromisesQuery): Promise<PromiseListResponse> {
    const { items, nextCursor } = await this.promises.list(account.id, query);
    return { items: items.map(promiseResponse), nextCursor };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreatePromise,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PromiseResponse> {
    const promise = await this.promises.create(account, input);
    return this.revisions.created(reply, `/promises/${promise.id}`, promiseResponse(promise));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PromiseResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdatePromise,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PromiseResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.promises.update(account.id, id, input),
    });
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.revisions.guarded(request, {
      id,
      read: () => this.shown(account, id),
      write: () => this.promises.remove(account.id, id),
    });
  }

  /** Kept. */
  @Post(':id/done')
  @HttpCode(200)
  async done(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<PromiseResponse> {
    return promiseResponse(await this.promises.done(account.id, id));
  }

  @Post(':id/snooze')
  @HttpCode(200)
  async snooze(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { until }: SnoozeReminder,
  ): Promise<PromiseResponse> {
    return promiseResponse(await this.promises.snooze(account, id, until));
  }

  private async shown(account: Account, id: string): Promise<PromiseResponse> {
    return promiseResponse(await this.promises.find(account.id, id));
  }
}
