import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateCalendarAccount, UpdateCalendarAccount } from '../calendar-accounts/calendar-accounts.input.js';
import { CalendarAccountsService } from '../calendar-accounts/calendar-accounts.service.js';
import { CalendarConnection } from '../calendar-accounts/calendar-connection.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { Conflicts } from '../own-calendar/conflicts.service.js';
import { ChooseCalendars, RemoveCalendarAccount, SettleEvent } from '../own-calendar/own-calendar.input.js';
import { OwnCalendarService } from '../own-calendar/own-calendar.service.js';
import {
  CalendarAccountResponse,
  calendarAccountResponse,
  CalendarAccountsResponse,
  CalendarCheckResponse,
  calendarCheckResponse,
  calendarConflictResponse,
  CalendarConflictsResponse,
} from './responses/calendar-account.response.js';

/** The user's own CalDAV accounts. The password never comes back. */
@Controller('api/v1/calendar-accounts')
export class CalendarAccountsApi {
  constructor(
    private readonly accounts: CalendarAccountsService,
    private readonly connection: CalendarConnection,
    private readonly own: OwnCalendarService,
    private readonly conflicts: Conflicts,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<CalendarAccountsResponse> {
    return { items: (await this.accounts.list(account.id)).map(calendarAccountResponse), nextCursor: null };
  }

  /** Nothing is connected to yet: POST .../check does that. */
  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateCalendarAccount,
    @Reply() reply: FastifyReply,
  ): Promise<CalendarAccountResponse> {
    const made = await this.accounts.create(account.id, input);
    return this.revisions.created(reply, `/calendar-accounts/${made.id}`, calendarAccountResponse(made));
  }

  @Get(':id')
  find(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<CalendarAccountResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  change(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateCalendarAccount,
    @Reply() reply: FastifyReply,
  ): Promise<CalendarAccountResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.accounts.update(account.id, id, input));
  }

  /** Takes access away, so it needs no version. With `events=go` our meetings are removed there first. */
  @Delete(':id')
  @HttpCode(204)
  async remove(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Query() { events }: RemoveCalendarAccount,
  ): Promise<void> {
    await this.own.remove(account.id, id, events);
  }

  /** Asks the server for the calendars. What it does stands in the answer, and is never a problem of this request. */
  @Post(':id/check')
  @HttpCode(200)
  async check(@CurrentAccount() account: Account, @Id() id: string): Promise<CalendarCheckResponse> {
    return calendarCheckResponse(await this.connection.check(account.id, id));
  }

  @Put(':id/calendars')
  async choose(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: ChooseCalendars,
  ): Promise<CalendarAccountResponse> {
    return calendarAccountResponse(await this.own.choose(account, id, input));
  }

  @Get(':id/conflicts')
  async listConflicts(@CurrentAccount() account: Account, @Id() id: string): Promise<CalendarConflictsResponse> {
    return { items: (await this.conflicts.list(account.id, id)).map(calendarConflictResponse), nextCursor: null };
  }

  @Post(':id/conflicts/:eventId')
  @HttpCode(204)
  async settle(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Id('eventId') eventId: string,
    @Body() { version }: SettleEvent,
  ): Promise<void> {
    await this.conflicts.settle(account, { id, eventId }, version);
  }

  private one(account: Account, id: string): Revised<CalendarAccountResponse> {
    return { id, read: async () => calendarAccountResponse(await this.accounts.find(account.id, id)) };
  }
}
