import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields, FormProblem } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { UpdateDraft } from '../outreach/attempts.input.js';
import { AttemptAlreadySent, LetterOnItsWay, LetterUnclear } from '../outreach/domain/refusals.js';
import { LettersService } from '../outreach/sending/letters.service.js';
import { SendLetter } from '../outreach/sending/send-letter.input.js';
import { SendLetterService } from '../outreach/sending/send-letter.service.js';
import { UnclearLetterService } from '../outreach/sending/unclear-letter.service.js';
import { sentInput, textInput } from './compose.fields.js';
import { ComposeReader } from './readers/compose.reader.js';
import { composePage } from './views/compose.view.js';
import { nameOf } from './views/person-words.view.js';

/** A draft goes out by the user's own mail account, and what there is to decide about it. */
@Controller('compose')
export class SendingPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: ComposeReader,
    private readonly sending: SendLetterService,
    private readonly unclear: UnclearLetterService,
    private readonly letters: LettersService,
  ) {}

  /** The words as they stand on the page count. A button that was pressed twice leads to the letter of the first time. */
  @Post(':id/send')
  async send(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const words = await validInput(UpdateDraft, textInput(fields));
        await this.once(this.sending.send(account, id, await validInput(SendLetter, sentInput(fields)), words));
      },
      done: () => this.on(reply, account, id),
      again: (problem) => this.page(reply, account, { id, fields, problem }),
    });
  }

  /** Its answer got lost, and it is not there: the same mail once more. */
  @Post(':id/again')
  async again(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.once(this.unclear.sendAgain(account, id));
    await this.on(reply, account, id);
  }

  /** Its answer got lost, and it is there. */
  @Post(':id/arrived')
  async arrived(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.once(this.unclear.arrived(account, id));
    await this.pages.redirect(reply, '/today', { code: 'sent' });
  }

  /** The copy for the folder of sent mails, once more. */
  @Post(':id/copy')
  async copy(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { lacksCopy } = await this.letters.keepCopy(account, id);
    await this.pages.redirect(reply, `/outbox/${id}`, { code: lacksCopy ? 'copy-not-kept' : 'copy-kept' });
  }

  private async once(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const isThereAlready = [AttemptAlreadySent, LetterOnItsWay, LetterUnclear].some((kind) => error instanceof kind);
      if (!isThereAlready) throw error;
    }
  }

  /** Gone: on with the day. Anything else is told on the page of the draft. */
  private async on(reply: FastifyReply, account: Account, id: string): Promise<void> {
    const letter = await this.letters.of(account, id);
    if (letter?.where !== 'went-out') return this.pages.redirect(reply, `/compose/${id}`);
    const name = nameOf(this.pages.voice(reply), (await this.reader.draft(account, id)).recipient.contact);
    await this.pages.redirect(reply, letter.lacksCopy ? `/outbox/${id}` : '/today', {
      code: 'mail-on-its-way',
      params: { name },
    });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    asked: { id: string; fields: Fields; problem: FormProblem },
  ): Promise<Page> {
    return composePage(this.pages.voice(reply), {
      ...asked,
      draft: await this.reader.compose(account, asked.id),
      account,
    });
  }
}
