import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, isTicked } from '../common/http/pages/form.js';
import { followsForm } from '../common/http/pages/flash.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { MarkSent, UpdateDraft, WriteDraft } from '../outreach/attempts.input.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { RewriteDraftService } from '../outreach/writing/rewrite-draft.service.js';
import { SendDraftService } from '../outreach/moves/send-draft.service.js';
import { draftInput, sentInput, textInput } from './compose.fields.js';
import { ComposeReader } from './readers/compose.reader.js';
import { composePage } from './views/compose.view.js';
import { isUnderWay, underWayPage } from './views/sending.view.js';

/** One draft: its words, another occasion for it, and "sent". */
@Controller('compose')
export class DraftPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: ComposeReader,
    private readonly attempts: AttemptsService,
    private readonly sending: SendDraftService,
    private readonly rewriting: RewriteDraftService,
  ) {}

  @Get(':id')
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { state } = await this.attempts.find(account.id, id);
    if (state !== 'drafted') return this.pages.redirect(reply, `/outbox/${id}`);
    if (isOpening(reply.request)) await this.attempts.opened(account.id, id);
    await this.pages.show(reply, await this.page(reply, account, { id }));
  }

  @Post(':id')
  async save(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.attempts.edit(account.id, id, await validInput(UpdateDraft, textInput(fields))),
      done: () => this.pages.redirect(reply, `/compose/${id}`, { code: 'draft-saved' }),
      again: (problem) => this.page(reply, account, { id, fields, problem }),
    });
  }

  /** The words as they stand on the page count. */
  @Post(':id/sent')
  async sent(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const words = await validInput(UpdateDraft, textInput(fields));
        return this.sending.send(account, id, words, await validInput(MarkSent, sentInput(fields)));
      },
      done: () => this.pages.redirect(reply, '/today', { code: 'sent', undo: `/outbox/${id}/undo` }),
      again: (problem) => this.page(reply, account, { id, fields, problem }),
    });
  }

  /** Another occasion, form or day makes another draft. */
  @Post(':id/rewrite')
  async rewrite(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const input = await validInput(WriteDraft, draftInput(fields, account.timeZone));
        return this.rewriting.rewrite(account, id, { input, keepForm: isTicked(fields, 'keepForm') });
      },
      done: () => this.pages.redirect(reply, `/compose/${id}`, { code: 'rewritten' }),
      again: (problem) => this.page(reply, account, { id, tune: fields, problem }),
    });
  }

  @Post(':id/delete')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.attempts.removeDraft(account, id);
    await this.pages.redirect(reply, '/outbox', { code: 'draft-removed' });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    asked: { id: string; fields?: Fields; tune?: Fields; problem?: FormProblem },
  ): Promise<Page> {
    const draft = await this.reader.compose(account, asked.id);
    const voice = this.pages.voice(reply);
    return isUnderWay(draft) ? underWayPage(voice, draft) : composePage(voice, { ...asked, draft, account });
  }
}

/** A whole page that somebody asked for: no part of it, and not what a form of it came back to. */
function isOpening(request: FastifyRequest): boolean {
  return request.headers['hx-request'] !== 'true' && !followsForm(request);
}
