import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, numberOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { NoteEffort } from '../outreach/attempts.input.js';
import { NoteEffortService } from '../outreach/moves/note-effort.service.js';
import { OutboxReader } from './readers/outbox.reader.js';
import { attemptPage } from './views/attempt.view.js';

/** After a talk, two taps that may be left out. */
@Controller('outbox')
export class EffortPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: OutboxReader,
    private readonly efforts: NoteEffortService,
  ) {}

  @Post(':id/effort')
  async note(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [howHardExpected, howHardWas] = [numberOf(fields, 'howHardExpected'), numberOf(fields, 'howHardWas')];
    await this.pages.submit(reply, {
      act: async () => this.efforts.note(account.id, id, await validInput(NoteEffort, { howHardExpected, howHardWas })),
      done: () => this.pages.redirect(reply, '/outbox', { code: 'effort' }),
      again: async (problem) =>
        attemptPage(this.pages.voice(reply), await this.reader.find(account, id), { fields, problem }),
    });
  }
}
