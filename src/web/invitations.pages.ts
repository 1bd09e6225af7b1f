import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { AppError, NotFound } from '../common/errors.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { DecideProposedTime } from '../invitations/invitations.input.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { ProposedTimesService } from '../invitations/proposed-times.service.js';
import { InviteService } from '../invitations/telling/invite.service.js';
import { MeetingsService } from '../meetings/meetings.service.js';

/** A meeting for other people's calendars. */
@Controller('meetings/:id')
export class InvitationsPages {
  constructor(
    private readonly pages: Pages,
    private readonly inviting: InviteService,
    private readonly invitations: InvitationsService,
    private readonly times: ProposedTimesService,
    private readonly meetings: MeetingsService,
  ) {}

  @Post('invite')
  async invite(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.inviting.tell(account, id);
    await this.pages.redirect(reply, `/meetings/${id}`, { code: 'invitation-sent' });
  }

  /** `decision` is take or leave. */
  @Post('proposed-time')
  async decide(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.meetings.find(account.id, id);
    const asked = { proposedTimeId: textOf(fields, 'proposedTimeId'), decision: textOf(fields, 'decision') };
    const input = await validInput(DecideProposedTime, asked);
    await this.times.decide(account, id, input);
    await this.pages.redirect(reply, `/meetings/${id}`, {
      code: input.decision === 'take' ? 'time-taken' : 'time-left',
    });
  }

  /** The invitation to one person (`to`) as a file. */
  @Get('invitation.ics')
  async file(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.invitations.file(account, id, textOf(query, 'to') ?? '').catch(refused);
    if (file === null) return this.pages.redirect(reply, `/meetings/${id}`); // its page says what there is
    const headers = { 'content-disposition': 'attachment; filename="invitation.ics"', 'cache-control': 'no-store' };
    await reply.headers(headers).type('text/calendar; charset=utf-8; method=REQUEST').send(file);
  }
}

/** Null for what can't be made of this meeting (any more). */
function refused(error: unknown): null {
  if (error instanceof AppError && !(error instanceof NotFound)) return null;
  throw error;
}
