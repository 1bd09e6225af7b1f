import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
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
    return pageAs(await this.promises.list(account.id, query), promiseResponse);
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreatePromise,
    @Reply() reply: FastifyReply,
  ): Promise<PromiseResponse> {
    const promise = await this.promises.create(account, input);
    return this.revisions.created(reply, `/promises/${promise.id}`, promiseResponse(promise));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<PromiseResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdatePromise,
    @Reply() reply: FastifyReply,
  ): Promise<PromiseResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.promises.update(account.id, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.promises.remove(account.id, id));
  }

  /** Kept. */
  @Post(':id/done')
  @HttpCode(200)
  async done(@CurrentAccount() account: Account, @Id() id: string): Promise<PromiseResponse> {
    return promiseResponse(await this.promises.done(account.id, id));
  }

  @Post(':id/snooze')
  @HttpCode(200)
  async snooze(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() { until }: SnoozeReminder,
  ): Promise<PromiseResponse> {
    return promiseResponse(await this.promises.snooze(account, id, until));
  }

  private one(account: Account, id: string): Revised<PromiseResponse> {
    return { id, read: async () => promiseResponse(await this.promises.find(account.id, id)) };
  }
}
