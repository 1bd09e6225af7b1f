import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { created } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { CreateMeeting, MeetingsQuery, UpdateMeeting } from '../meetings/meetings.input.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { ChangeMeetingService } from '../outreach/change-meeting.service.js';
import { MeetingListResponse, MeetingResponse, meetingResponse } from './responses/meeting.response.js';

@Controller('api/v1/meetings')
export class MeetingsApi {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly changes: ChangeMeetingService,
  ) {}

  /** By start; `from` and `to` are days. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: MeetingsQuery): Promise<MeetingListResponse> {
    const { items, nextCursor } = await this.meetings.list(account, query);
    return { items: items.map(meetingResponse), nextCursor };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateMeeting,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingResponse> {
    const meeting = await this.meetings.create(account, input);
    return created(reply, `/meetings/${meeting.id}`, meetingResponse(meeting));
  }

  @Get(':id')
  async find(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<MeetingResponse> {
    return meetingResponse(await this.meetings.find(account.id, id));
  }

  @Patch(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateMeeting,
  ): Promise<MeetingResponse> {
    return meetingResponse(await this.changes.update(account, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.changes.remove(account, id);
  }
}
