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
import { CreateMeeting, MeetingsQuery, UpdateMeeting } from '../meetings/meetings.input.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { ChangeMeetingService } from '../outreach/change-meeting.service.js';
import { MeetingListResponse, MeetingResponse, meetingResponse } from './responses/meeting.response.js';

@Controller('api/v1/meetings')
export class MeetingsApi {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly changes: ChangeMeetingService,
    private readonly revisions: Revisions,
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
    return this.revisions.created(reply, `/meetings/${meeting.id}`, meetingResponse(meeting));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateMeeting,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.changes.update(account, id, input),
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
      write: () => this.changes.remove(account, id),
    });
  }

  private async shown(account: Account, id: string): Promise<MeetingResponse> {
    return meetingResponse(await this.meetings.find(account.id, id));
  }
}
