import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { LogMeeting } from '../calendar/afterwards/after-meeting.input.js';
import { AfterMeetingService } from '../calendar/afterwards/after-meeting.service.js';
import { MeetingFiles } from '../calendar/meeting-files.service.js';
import { PreparationService } from '../calendar/preparation/preparation.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { MeetingResponse, meetingResponse } from './responses/meeting.response.js';
import { PreparationResponse, preparationResponse } from './responses/preparation.response.js';

const file = { schema: { type: 'string', format: 'binary' } } as const;

/** Before a meeting and after it. */
@Controller('api/v1/meetings')
export class MeetingCardsApi {
  constructor(
    private readonly files: MeetingFiles,
    private readonly preparation: PreparationService,
    private readonly afterwards: AfterMeetingService,
  ) {}

  /** For a calendar program: with the same UID as in the calendar address. */
  @Get(':id.ics')
  @ApiProduces('text/calendar')
  @ApiOkResponse(file)
  async file(@CurrentAccount() account: Account, @Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/calendar; charset=utf-8').send(await this.files.file(account, id));
  }

  /** Who is there, what was said last, what was promised, what you can bring. */
  @Get(':id/preparation')
  async prepare(@CurrentAccount() account: Account, @Id() id: string): Promise<PreparationResponse> {
    return preparationResponse(await this.preparation.of(account, id));
  }

  /** It took place: a talk with each of those who were there, on its day. */
  @Post(':id/log')
  @HttpCode(200)
  async log(@CurrentAccount() account: Account, @Id() id: string, @Body() input: LogMeeting): Promise<MeetingResponse> {
    return meetingResponse(await this.afterwards.log(account, id, input));
  }
}
