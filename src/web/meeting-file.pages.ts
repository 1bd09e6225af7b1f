import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { MeetingFiles } from '../calendar/meeting-files.service.js';
import { CurrentAccount } from '../common/http/current-account.js';

/** A meeting as a file for a calendar program. */
@Controller('meetings')
export class MeetingFilePages {
  constructor(private readonly files: MeetingFiles) {}

  @Get(':id/meeting.ics')
  async file(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('content-disposition', 'attachment; filename="meeting.ics"').header('cache-control', 'no-store');
    await reply.type('text/calendar; charset=utf-8').send(await this.files.file(account, id));
  }
}
