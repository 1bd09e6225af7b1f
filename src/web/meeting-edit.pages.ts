import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, isTicked, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { revisionOf, Revisions } from '../common/http/revisions.js';
import { validInput } from '../common/validation/valid-input.js';
import { UpdateMeeting } from '../meetings/meetings.input.js';
import type { MeetingWithPeople } from '../meetings/meeting-with-people.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { InvitedMeetings } from '../invitations/telling/invited-meetings.service.js';
import { meetingInput } from './meeting.fields.js';
import { MeetingPeopleReader } from './readers/meeting-people.reader.js';
import { editMeetingPage, storedFields } from './views/meeting-form.view.js';

/** Another time, another place, somebody else: a meeting is changed. */
@Controller('meetings')
export class MeetingEditPages {
  constructor(
    private readonly pages: Pages,
    private readonly meetings: MeetingsService,
    private readonly changes: InvitedMeetings,
    private readonly people: MeetingPeopleReader,
    private readonly revisions: Revisions,
  ) {}

  @Get(':id/edit')
  async showEdit(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const meeting = await this.meetings.find(account.id, id);
    await this.pages.show(reply, await this.form(reply, account, { meeting, revision: revisionOf(meeting) }));
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const meeting = await this.meetings.find(account.id, id);
    const revision = textOf(fields, 'revision');
    await this.pages.submit(reply, {
      act: () => this.save(account, meeting, fields),
      done: async (contactIds) => {
        if (!contactIds) return this.pages.redirect(reply, `/meetings/${id}`, { code: 'meeting-saved' });
        const grown = { ...fields, person: contactIds, name: '' };
        return this.pages.show(reply, await this.form(reply, account, { meeting, fields: grown, revision }));
      },
      again: (problem) => this.form(reply, account, { meeting, fields, problem, revision }),
      elsewhere: (problem) => this.form(reply, account, { meeting, fields, problem, revision: revisionOf(meeting) }),
    });
  }

  /** Null once it is saved; with `act=add` those who take part, one more than before. */
  private async save(account: Account, { id, timeZone }: MeetingWithPeople, fields: Fields): Promise<string[] | null> {
    const contactIds = await this.people.chosen(account, fields);
    if (textOf(fields, 'act') === 'add') return contactIds;
    const input = await validInput(UpdateMeeting, meetingInput(fields, timeZone, contactIds));
    await this.revisions.unchanged(textOf(fields, 'revision'), {
      id,
      read: () => this.meetings.find(account.id, id),
      write: () => this.changes.update(account, id, input, isTicked(fields, 'tell')),
    });
    return null;
  }

  private async form(
    reply: FastifyReply,
    account: Account,
    asked: { meeting: MeetingWithPeople; fields?: Fields; problem?: FormProblem; revision: string | null },
  ): Promise<Page> {
    const fields = asked.fields ?? storedFields(asked.meeting);
    const shown = await this.people.shown(account, fields);
    const mayTell = await this.people.mayTell(account, asked.meeting);
    return editMeetingPage(this.pages.voice(reply), { ...asked, ...shown, fields, mayTell });
  }
}
