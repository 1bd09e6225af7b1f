import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { ChangeMeeting, RemoveMeeting } from '../invitations/invitations.input.js';
import { InvitedMeetings } from '../invitations/telling/invited-meetings.service.js';
import { CreateMeeting, MeetingsQuery } from '../meetings/meetings.input.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { ChangeMeetingService } from '../outreach/moves/change-meeting.service.js';
import { MeetingListResponse, MeetingResponse, meetingResponse } from './responses/meeting.response.js';

@Controller('api/v1/meetings')
export class MeetingsApi {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly changes: ChangeMeetingService,
    private readonly invited: InvitedMeetings,
    private readonly revisions: Revisions,
  ) {}

  /** By start; `from` and `to` are days. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: MeetingsQuery): Promise<MeetingListResponse> {
    return pageAs(await this.meetings.list(account, query), meetingResponse);
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateMeeting,
    @Reply() reply: FastifyReply,
  ): Promise<MeetingResponse> {
    const meeting = await this.changes.create(account, input);
    return this.revisions.created(reply, `/meetings/${meeting.id}`, meetingResponse(meeting));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<MeetingResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() { tell = false, ...input }: ChangeMeeting,
    @Reply() reply: FastifyReply,
  ): Promise<MeetingResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.invited.update(account, id, input, tell));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Query() { tell }: RemoveMeeting,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    const isTold = tell === 'true';
    return this.revisions.removed(reply, this.one(account, id), () => this.invited.remove(account, id, isTold));
  }

  private one(account: Account, id: string): Revised<MeetingResponse> {
    return { id, read: async () => meetingResponse(await this.meetings.find(account.id, id)) };
  }
}
