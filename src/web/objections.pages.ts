import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { UpdateDraft } from '../outreach/attempts.input.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { textInput } from './compose.fields.js';
import { ComposeReader } from './readers/compose.reader.js';
import { composePage } from './views/compose.view.js';

/** Putting aside the card of a draft; the words as they stand on the page are kept. */
@Controller('compose')
export class ObjectionsPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: ComposeReader,
    private readonly attempts: AttemptsService,
  ) {}

  @Post(':id/card')
  async putAside(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        await this.attempts.edit(account.id, id, await validInput(UpdateDraft, textInput(fields)));
        await this.attempts.opened(account.id, id); // from then on it has been seen once more: the card is over
      },
      done: () => this.pages.redirect(reply, `/compose/${id}`, { code: 'draft-saved' }),
      again: async (problem) => {
        const draft = await this.reader.compose(account, id);
        return composePage(this.pages.voice(reply), { draft, account, fields, problem });
      },
    });
  }
}
