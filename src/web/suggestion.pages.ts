import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { UpdateDraft } from '../outreach/attempts.input.js';
import { TakeSuggestionService } from '../outreach/checking/take-suggestion.service.js';
import { textInput } from './compose.fields.js';
import { ComposeReader } from './readers/compose.reader.js';
import { composePage } from './views/compose.view.js';

/** One tap puts a suggestion of the check into the letter; nothing goes in by itself. */
@Controller('compose')
export class SuggestionPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: ComposeReader,
    private readonly suggestions: TakeSuggestionService,
  ) {}

  @Post(':id/insert')
  async insert(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const words = await validInput(UpdateDraft, textInput(fields));
        return this.suggestions.take(account, id, { words, suggestion: textOf(fields, 'suggestion') ?? '' });
      },
      done: () => this.pages.redirect(reply, `/compose/${id}`, { code: 'draft-inserted' }),
      again: async (problem) => {
        const draft = await this.reader.compose(account, id);
        return composePage(this.pages.voice(reply), { draft, account, fields, problem });
      },
    });
  }
}
