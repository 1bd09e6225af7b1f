import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { DecideProposedTime, InvitePeople } from '../invitations/invitations.input.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { ProposedTimesService } from '../invitations/proposed-times.service.js';
import { InviteService } from '../invitations/telling/invite.service.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { InvitationsResponse, invitationsResponse } from './responses/invitation.response.js';

/** Meetings for other people's calendars. */
@Controller('api/v1/meetings/:id')
export class InvitationsApi {
  constructor(
    private readonly inviting: InviteService,
    private readonly invitations: InvitationsService,
    private readonly times: ProposedTimesService,
    private readonly meetings: MeetingsService,
  ) {}

  /** Who was invited, what they said, and what they don't know yet. */
  @Get('invitations')
  async list(@CurrentAccount() account: Account, @Id() id: string): Promise<InvitationsResponse> {
    const round = await this.invitations.find(account, id);
    return invitationsResponse(round, await this.times.open(account, id));
  }

  /** Tells everybody what they don't know yet, by my own mail account: an invitation, a change, or that it is off. */
  @Post('invite')
  @HttpCode(200)
  async invite(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: InvitePeople,
  ): Promise<InvitationsResponse> {
    await this.inviting.tell(account, id, input);
    return this.list(account, id);
  }

  /** Takes another time that somebody proposed, or leaves it. Nobody is told by it. */
  @Post('proposed-time')
  @HttpCode(200)
  async decide(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: DecideProposedTime,
  ): Promise<InvitationsResponse> {
    await this.meetings.find(account.id, id);
    await this.times.decide(account, id, input);
    return this.list(account, id);
  }
}
