import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import type { BusyCalendar } from '../busy-calendars/busy-calendar.entity.js';
import { CreateBusyCalendar, UpdateBusyCalendar } from '../busy-calendars/busy-calendars.input.js';
import { BusyCalendarsService } from '../busy-calendars/busy-calendars.service.js';
import { LookService } from '../busy-calendars/looking/look.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Reply } from '../common/http/route-arguments.js';
import {
  busyCalendarResponse,
  BusyCalendarResponse,
  BusyCalendarsResponse,
} from './responses/busy-calendar.response.js';

/** Calendars elsewhere that say when the user has no time. */
@Controller('api/v1/busy-calendars')
export class BusyCalendarsApi {
  constructor(
    private readonly calendars: BusyCalendarsService,
    private readonly looks: LookService,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<BusyCalendarsResponse> {
    const items = (await this.calendars.list(account.id)).map((calendar) => this.response(calendar));
    return { items, nextCursor: null };
  }

  /** It is read within a minute; POST .../refresh reads it now. */
  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateBusyCalendar,
    @Reply() reply: FastifyReply,
  ): Promise<BusyCalendarResponse> {
    const calendar = await this.calendars.create(account.id, input);
    return this.revisions.created(reply, `/busy-calendars/${calendar.id}`, this.response(calendar));
  }

  @Get(':id')
  find(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Reply() reply: FastifyReply,
  ): Promise<BusyCalendarResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  change(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() input: UpdateBusyCalendar,
    @Reply() reply: FastifyReply,
  ): Promise<BusyCalendarResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.calendars.update(account.id, id, input));
  }

  /** All that was read of it with it. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id') id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.calendars.remove(account.id, id));
  }

  /** Looks now. What a server does stands in `look`, and is never a problem of this request. */
  @Post(':id/refresh')
  @HttpCode(200)
  async refresh(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Reply() reply: FastifyReply,
  ): Promise<BusyCalendarResponse> {
    await this.looks.lookNow(account.id, id);
    return this.revisions.found(reply, this.one(account, id));
  }

  private one(account: Account, id: string): Revised<BusyCalendarResponse> {
    return { id, read: async () => this.response(await this.calendars.find(account.id, id)) };
  }

  private response(calendar: BusyCalendar): BusyCalendarResponse {
    return busyCalendarResponse(calendar, this.calendars.hostOf(calendar));
  }
}
