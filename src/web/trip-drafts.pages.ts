import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { UpdateDraft } from '../outreach/attempts.input.js';
import { SendDraftService } from '../outreach/moves/send-draft.service.js';
import { TripDraftsService } from '../in-town/trip-drafts.service.js';
import { WriteTripDrafts } from '../in-town/in-town.input.js';
import { textInput } from './compose.fields.js';
import { TripReader } from './readers/trip.reader.js';
import { TripWalk, type WalkStep } from './readers/trip-walk.reader.js';
import { draftsInput } from './trip.fields.js';
import { tripPage } from './views/trip.view.js';
import { tripWalkPage } from './views/trip-walk.view.js';

/** The drafts of a trip: written in one go, and looked through one by one. */
@Controller('trips')
export class TripDraftsPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: TripReader,
    private readonly walk: TripWalk,
    private readonly drafts: TripDraftsService,
    private readonly sending: SendDraftService,
  ) {}

  @Post(':id/drafts')
  async write(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    await this.pages.submit(reply, {
      act: async () => {
        const input = await validInput(WriteTripDrafts, draftsInput(fields, account.timeZone));
        return this.drafts.write(account, id, input);
      },
      done: ({ drafts, left }) => {
        const flash = { code: left.length > 0 ? 'trip-drafts-left' : 'trip-drafts', params: { count: drafts.length } };
        return this.pages.redirect(reply, `/trips/${id}/drafts`, flash);
      },
      again: async (problem) => {
        const facts = await this.reader.read(account, id, textOf(fields, 'from'));
        return tripPage(voice, { facts, account, fields, problem });
      },
    });
  }

  /** "1 of 3": the next draft after the one that `after` names. */
  @Get(':id/drafts')
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const step = await this.walk.next(account, id, textOf(query, 'after'));
    if (!step) return this.pages.redirect(reply, `/trips/${id}`, { code: 'trip-walked' });
    await this.pages.show(reply, this.page(reply, account, { step }));
  }

  /** The words as they stand on the page count. */
  @Post(':id/drafts/:draftId')
  async sent(
    @CurrentAccount() account: Account,
    @Param() { id, draftId }: { readonly id: string; readonly draftId: string },
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const step = await this.walk.at(account, id, draftId);
    await this.pages.submit(reply, {
      act: async () => this.sending.send(account, draftId, await validInput(UpdateDraft, textInput(fields))),
      done: () => {
        const flash = { code: 'sent', undo: `/outbox/${draftId}/undo` };
        return this.pages.redirect(reply, `/trips/${id}/drafts?after=${draftId}`, flash);
      },
      again: (problem) => this.page(reply, account, { step, fields, problem }),
    });
  }

  private page(
    reply: FastifyReply,
    account: Account,
    asked: { readonly step: WalkStep; readonly fields?: Fields; readonly problem?: FormProblem },
  ): Page {
    return tripWalkPage(this.pages.voice(reply), { ...asked, account });
  }
}
