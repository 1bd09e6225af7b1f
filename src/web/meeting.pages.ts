import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { AfterMeetingService } from '../calendar/afterwards/after-meeting.service.js';
import { LogMeeting } from '../calendar/afterwards/after-meeting.input.js';
import { PreparationService } from '../calendar/preparation/preparation.service.js';
import { Clock } from '../common/clock.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { meetingLogInput } from './meeting.fields.js';
import { InvitationsReader } from './readers/invitations.reader.js';
import { meetingPage } from './views/meeting.view.js';

/** One meeting: the card to look at on the way there, and what it led to. */
@Controller('meetings')
export class MeetingPages {
  constructor(
    private readonly pages: Pages,
    private readonly preparation: PreparationService,
    private readonly afterwards: AfterMeetingService,
    private readonly invitations: InvitationsReader,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const prepared = await this.preparation.of(account, id);
    const invitations = await this.invitations.of(account, prepared.meeting);
    const asked = { prepared, invitations, account, now: this.clock.now() };
    await this.pages.show(reply, meetingPage(this.pages.voice(reply), asked));
  }

  /** It took place: a talk with each of those who were there. */
  @Post(':id/log')
  async log(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const prepared = await this.preparation.of(account, id);
    const invitations = await this.invitations.of(account, prepared.meeting);
    await this.pages.submit(reply, {
      act: async () => this.afterwards.log(account, id, await validInput(LogMeeting, meetingLogInput(fields))),
      done: () => this.pages.redirect(reply, `/meetings/${id}`, { code: 'meeting-done' }),
      again: (problem) => {
        const asked = { prepared, invitations, account, now: this.clock.now(), sent: { fields, problem } };
        return meetingPage(this.pages.voice(reply), asked);
      },
    });
  }
}
