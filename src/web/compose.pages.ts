import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, isTicked, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { WriteDraft } from '../outreach/attempts.input.js';
import { WriteDraftService } from '../outreach/writing/write-draft.service.js';
import { draftInput } from './compose.fields.js';
import { NewDraftReader } from './readers/new-draft.reader.js';
import { composeNewPage } from './views/compose.view.js';

/** From the person to an occasion, and from there to a draft: draft.pages.ts goes on with it. */
@Controller('compose')
export class ComposePages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: NewDraftReader,
    private readonly drafts: WriteDraftService,
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
        return this.drafts.write(account, contactId, input, { keepForm: isTicked(fields, 'keepForm') });
      },
      done: ({ id }) => this.pages.redirect(reply, `/compose/${id}`),
      again: (problem) => this.newPage(reply, account, { fields, problem }),
    });
  }

  private async newPage(
    reply: FastifyReply,
    account: Account,
    asked: { fields: Fields; problem: FormProblem | null },
  ): Promise<Page> {
    const facts = await this.reader.read(account, asked.fields);
    return composeNewPage(this.pages.voice(reply), { ...asked, facts, account });
  }
}
