import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Flash } from '../common/http/pages/flash.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import type { Attempt } from '../outreach/attempt.entity.js';
import { RecordOutcome } from '../outreach/attempts.input.js';
import { RecordOutcomeService } from '../outreach/moves/record-outcome.service.js';
import { UndoAttemptService } from '../outreach/moves/undo-attempt.service.js';
import { WriteFollowUpService } from '../outreach/writing/write-follow-up.service.js';
import { outcomeInput } from './outcome.fields.js';
import { OutboxReader } from './readers/outbox.reader.js';
import { afterNoPage, attemptPage, outcomeFlash } from './views/attempt.view.js';
import { isTalk } from './views/effort.view.js';
import { outboxView } from './views/outbox.view.js';

/** What is on its way, and what came back. */
@Controller('outbox')
export class OutboxPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: OutboxReader,
    private readonly outcomes: RecordOutcomeService,
    private readonly followUps: WriteFollowUpService,
    private readonly undoing: UndoAttemptService,
  ) {}

  @Get()
  async list(
    @CurrentAccount() account: Account,
    @Query('before') before: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const facts = await this.reader.list(account, textOf({ before }, 'before'), voice.today);
    const view = outboxView(voice, this.pages, facts);
    await this.pages.show(reply, { name: 'outbox', title: voice.say('outbox.title'), place: 'outbox', view });
  }

  @Get(':id')
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, { id }));
  }

  @Get(':id/why')
  async why(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query('back') back: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.reader.find(account, id);
    await this.pages.show(reply, afterNoPage(this.pages.voice(reply), facts, this.backOf({ back })));
  }

  @Post(':id/outcome')
  async outcome(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () =>
        this.outcomes.record(account, id, await validInput(RecordOutcome, outcomeInput(fields, account.timeZone))),
      done: (attempt) => this.noted(reply, account, { attempt, fields }),
      again: (problem) => this.page(reply, account, { id, fields, problem }),
    });
  }

  @Post(':id/follow-up')
  async followUp(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.followUps.write(account, id);
    await this.pages.redirect(reply, `/compose/${draft.id}`);
  }

  @Post(':id/undo')
  async undo(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const attempt = await this.undoing.undo(account, id);
    await this.pages.redirect(reply, attempt.state === 'drafted' ? `/compose/${id}` : `/outbox/${id}`, {
      code: 'undone',
    });
  }

  /** A no without a reason is asked for one; everything else goes back to where the tap was. */
  private async noted(
    reply: FastifyReply,
    account: Account,
    { attempt, fields }: { attempt: Attempt; fields: Fields },
  ): Promise<void> {
    const back = this.backOf(fields);
    if (attempt.outcome === 'no' && textOf(fields, 'reason') === null) {
      return this.pages.redirect(reply, `/outbox/${attempt.id}/why?back=${encodeURIComponent(back)}`);
    }
    const facts = await this.reader.find(account, attempt.id);
    const flash: Flash = { ...outcomeFlash(this.pages.voice(reply), facts), undo: `/outbox/${attempt.id}/undo` };
    // the outcome page then asks how it felt; elsewhere one goes on where one was
    const asksOn = isTalk(attempt) && back === '/outbox';
    const asked = isTalk(attempt) && back === `/people/${attempt.contactId}` ? `${back}?talked=yes#after-talk` : back;
    await this.pages.redirect(reply, asksOn ? `/outbox/${attempt.id}` : asked, flash);
  }

  private backOf(fields: Fields): string {
    return this.pages.ownPath(textOf(fields, 'back')) ?? '/outbox';
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    asked: { id: string; fields?: Fields; problem?: FormProblem },
  ): Promise<Page> {
    return attemptPage(this.pages.voice(reply), await this.reader.find(account, asked.id), asked);
  }
}
