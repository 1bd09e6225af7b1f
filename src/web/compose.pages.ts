import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, isTicked, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { MarkSent, UpdateDraft, WriteDraft } from '../outreach/attempts.input.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { MarkSentService } from '../outreach/mark-sent.service.js';
import { WriteDraftService } from '../outreach/write-draft.service.js';
import { draftInput, textInput } from './compose.fields.js';
import { ComposeReader } from './readers/compose.reader.js';
import { composeNewPage, composePage } from './views/compose.view.js';

/** From the occasion to the letter, and from the letter to "sent". */
@Controller('compose')
export class ComposePages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: ComposeReader,
    private readonly drafts: WriteDraftService,
    private readonly attempts: AttemptsService,
    private readonly sending: MarkSentService,
  ) {}

  @Get()
  async showNew(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.newPage(reply, account, { fields: query, problem: null }));
  }

  @Post()
  async write(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const contactId = textOf(fields, 'to') ?? '';
    await this.pages.submit(reply, {
      act: async () => {
        const input = await validInput(WriteDraft, draftInput(fields, account.timeZone));
        if (isTicked(fields, 'keepForm')) await this.reader.keepForm(account.id, contactId, input);
        return this.drafts.write(account, contactId, input);
      },
      done: ({ id }) => this.pages.redirect(reply, `/compose/${id}`),
      again: (problem) => this.newPage(reply, account, { fields, problem }),
    });
  }

  @Get(':id')
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { state } = await this.attempts.find(account.id, id);
    if (state !== 'drafted') return this.pages.redirect(reply, `/outbox/${id}`);
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

  /** The words as they stand on the page count: they are saved first, then marked as sent. */
  @Post(':id/sent')
  async sent(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        await this.attempts.edit(account.id, id, await validInput(UpdateDraft, textInput(fields)));
        return this.sending.markSent(account, id, await validInput(MarkSent, {}));
      },
      done: () => this.pages.redirect(reply, '/today', { code: 'sent', undo: `/outbox/${id}/undo` }),
      again: (problem) => this.page(reply, account, { id, fields, problem }),
    });
  }

  /** Another occasion, form or day makes another letter: the new one is written before the old one goes. */
  @Post(':id/rewrite')
  async rewrite(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contactId, parentId } = await this.attempts.find(account.id, id);
    await this.pages.submit(reply, {
      act: async () => {
        const given = await validInput(WriteDraft, draftInput(fields, account.timeZone));
        if (isTicked(fields, 'keepForm')) await this.reader.keepForm(account.id, contactId, given);
        const draft = await this.drafts.write(account, contactId, { ...given, parentId });
        await this.attempts.remove(account, id);
        return draft;
      },
      done: (draft) => this.pages.redirect(reply, `/compose/${draft.id}`, { code: 'rewritten' }),
      again: (problem) => this.page(reply, account, { id, tune: fields, problem }),
    });
  }

  @Post(':id/delete')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.attempts.remove(account, id);
    await this.pages.redirect(reply, '/outbox', { code: 'draft-removed' });
  }

  private async newPage(
    reply: FastifyReply,
    account: Account,
    asked: { fields: Fields; problem: FormProblem | null },
  ): Promise<Page> {
    const facts = await this.reader.person(account, textOf(asked.fields, 'to') ?? '');
    return composeNewPage(this.pages.voice(reply), { ...asked, facts, account });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    asked: { id: string; fields?: Fields; tune?: Fields; problem?: FormProblem },
  ): Promise<Page> {
    const letter = await this.reader.letter(account, asked.id);
    return composePage(this.pages.voice(reply), { ...asked, letter, account });
  }
}
