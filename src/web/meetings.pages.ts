import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, isTicked, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CreateMeeting, UpdateMeeting } from '../meetings/meetings.input.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { InvitedMeetings } from '../invitations/telling/invited-meetings.service.js';
import { ChangeMeetingService } from '../outreach/moves/change-meeting.service.js';
import { meetingInput } from './meeting.fields.js';
import { MeetingPeopleReader } from './readers/meeting-people.reader.js';
import { newMeetingPage } from './views/meeting-form.view.js';

/** A new meeting, one that is off or on after all, and one less. */
@Controller('meetings')
export class MeetingsPages {
  constructor(
    private readonly pages: Pages,
    private readonly meetings: MeetingsService,
    private readonly changes: ChangeMeetingService,
    private readonly invited: InvitedMeetings,
    private readonly people: MeetingPeopleReader,
  ) {}

  /** `with` is somebody's id, `on` a day. */
  @Get('new')
  async showNew(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const fields = { person: textOf(query, 'with') ?? '', day: textOf(query, 'on') ?? '' };
    await this.pages.show(reply, await this.form(reply, account, fields));
  }

  /** `act=add` only takes one more person into the form. */
  @Post()
  async create(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const isComplete = textOf(fields, 'act') !== 'add';
    await this.pages.submit(reply, {
      act: async () => {
        const contactIds = await this.people.chosen(account, fields);
        if (!isComplete) return { contactIds, id: null };
        const input = await validInput(CreateMeeting, meetingInput(fields, account.timeZone, contactIds));
        return { contactIds, id: (await this.changes.create(account, input)).id };
      },
      done: async ({ id, contactIds }) => {
        if (id !== null) return this.pages.redirect(reply, `/meetings/${id}`, { code: 'meeting-added' });
        const grown = { ...fields, person: contactIds, name: '' };
        return this.pages.show(reply, await this.form(reply, account, grown));
      },
      again: (problem) => this.form(reply, account, fields, problem),
    });
  }

  /** Agreed, proposed, or not this time. */
  @Post(':id/state')
  async turn(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.meetings.find(account.id, id);
    const { state } = await validInput(UpdateMeeting, { state: textOf(fields, 'state') ?? '' });
    await this.invited.update(account, id, { ...(state ? { state } : {}) }, isTicked(fields, 'tell'));
    await this.pages.redirect(reply, `/meetings/${id}`, { code: `meeting-${state ?? 'agreed'}` });
  }

  @Post(':id/delete')
  async remove(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.invited.remove(account, id, isTicked(fields, 'tell'));
    await this.pages.redirect(reply, '/calendar', { code: 'meeting-removed' });
  }

  private async form(reply: FastifyReply, account: Account, fields: Fields, problem?: FormProblem): Promise<Page> {
    const shown = await this.people.shown(account, fields);
    return newMeetingPage(this.pages.voice(reply), { ...shown, fields, problem });
  }
}
