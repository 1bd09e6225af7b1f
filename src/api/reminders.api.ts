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
    return this.revisions.created(reply, `/reminders/${reminder.id}`, reminderResponse(reminder));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReminderResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateReminder,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReminderResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.reminders.update(account.id, id, input),
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
      write: () => this.reminders.remove(account.id, id),
    });
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

  private async shown(account: Account, id: string): Promise<ReminderResponse> {
    return reminderResponse(await this.reminders.find(account.id, id));
  }
}
