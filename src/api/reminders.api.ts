import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { CreateReminder, RemindersQuery, SnoozeReminder, UpdateReminder } from '../reminders/reminders.input.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { ReminderListResponse, ReminderResponse, reminderResponse } from './responses/reminder.response.js';

@Controller('api/v1/reminders')
export class RemindersApi {
  constructor(
    private readonly reminders: RemindersService,
    private readonly revisions: Revisions,
  ) {}

  /** Without `state`: the open ones, of all days. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: RemindersQuery): Promise<ReminderListResponse> {
    return pageAs(await this.reminders.list(account.id, query), reminderResponse);
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateReminder,
    @Reply() reply: FastifyReply,
  ): Promise<ReminderResponse> {
    const reminder = await this.reminders.create(account, input);
    return this.revisions.created(reply, `/reminders/${reminder.id}`, reminderResponse(reminder));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<ReminderResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateReminder,
    @Reply() reply: FastifyReply,
  ): Promise<ReminderResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.reminders.update(account.id, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.reminders.remove(account.id, id));
  }

  @Post(':id/done')
  @HttpCode(200)
  async done(@CurrentAccount() account: Account, @Id() id: string): Promise<ReminderResponse> {
    return reminderResponse(await this.reminders.done(account.id, id));
  }

  @Post(':id/snooze')
  @HttpCode(200)
  async snooze(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() { until }: SnoozeReminder,
  ): Promise<ReminderResponse> {
    return reminderResponse(await this.reminders.snooze(account, id, until));
  }

  private one(account: Account, id: string): Revised<ReminderResponse> {
    return { id, read: async () => reminderResponse(await this.reminders.find(account.id, id)) };
  }
}
