import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { created } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { CreateReminder, RemindersQuery, SnoozeReminder, UpdateReminder } from '../reminders/reminders.input.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { ReminderListResponse, ReminderResponse, reminderResponse } from './responses/reminder.response.js';

@Controller('api/v1/reminders')
export class RemindersApi {
  constructor(private readonly reminders: RemindersService) {}

  /** Without `state`: the open ones, of all days. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: RemindersQuery): Promise<ReminderListResponse> {
    const { items, nextCursor } = await this.reminders.list(account.id, query);
    return { items: items.map(reminderResponse), nextCursor };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateReminder,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReminderResponse> {
    const reminder = await this.reminders.create(account, input);
    return created(reply, `/reminders/${reminder.id}`, reminderResponse(reminder));
  }

  @Get(':id')
  async find(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ReminderResponse> {
    return reminderResponse(await this.reminders.find(account.id, id));
  }

  @Patch(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateReminder,
  ): Promise<ReminderResponse> {
    return reminderResponse(await this.reminders.update(account.id, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.reminders.remove(account.id, id);
  }

  @Post(':id/done')
  @HttpCode(200)
  async done(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ReminderResponse> {
    return reminderResponse(await this.reminders.done(account.id, id));
  }

  @Post(':id/snooze')
  @HttpCode(200)
  async snooze(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { until }: SnoozeReminder,
  ): Promise<ReminderResponse> {
    return reminderResponse(await this.reminders.snooze(account, id, until));
  }
}
