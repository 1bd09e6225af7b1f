import { Body, Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { uploadedFiles } from '../common/http/upload.js';
import { KeepPastEventsService } from '../past-events/keep-past-events.service.js';
import { KeepPastEvents, PastEventsQuery, ReadPastCalendar } from '../past-events/past-events.input.js';
import { PastEvents } from '../past-events/past-events.service.js';
import { KeptPastEventsResponse, pastEventsResponse, PastEventsResponse } from './responses/past-events.response.js';

const file = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };

/** Whom the user has met, as their calendar tells. */
@Controller('api/v1/past-events')
export class PastEventsApi {
  constructor(
    private readonly past: PastEvents,
    private readonly keeping: KeepPastEventsService,
  ) {}

  /** Reads a calendar file into a preview; nothing of it is kept. */
  @Post('file')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: file })
  async ofFile(
    @CurrentAccount() account: Account,
    @Query() { years }: PastEventsQuery,
    @Req() request: FastifyRequest,
  ): Promise<PastEventsResponse> {
    const files = await uploadedFiles(request);
    return pastEventsResponse(await this.past.inFile(account, Buffer.concat(files.map(({ bytes }) => bytes)), years));
  }

  /** Reads one of your subscribed calendars into a preview; nothing of it is kept. */
  @Post('calendar')
  @HttpCode(200)
  async ofCalendar(
    @CurrentAccount() account: Account,
    @Body() { calendarId, years }: ReadPastCalendar,
  ): Promise<PastEventsResponse> {
    return pastEventsResponse(await this.past.inCalendar(account, calendarId, years));
  }

  /** Rows of a preview become talks. What counted before is passed over; all of it is taken back as one. */
  @Post()
  @HttpCode(200)
  keep(@CurrentAccount() account: Account, @Body() input: KeepPastEvents): Promise<KeptPastEventsResponse> {
    return this.keeping.keep(account, input);
  }
}
