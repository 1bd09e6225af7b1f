import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields, FormProblem } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { UpdateContact } from '../contacts/contacts.input.js';
import { SaveContactService } from '../contacts/saving/save-contact.service.js';
import { ExplainService } from '../reactivation/explain.service.js';
import { storedWords } from './person-form/stored-fields.js';
import { whyView } from './views/why-page.view.js';
import { correctedField, whyInput } from './why.fields.js';

/** "How is this chosen?" for one person: every term as a sentence, and beside it what to change. */
@Controller('people/:id/why')
export class WhyPages {
  constructor(
    private readonly pages: Pages,
    private readonly explaining: ExplainService,
    private readonly saving: SaveContactService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, id, null));
  }

  @Post()
  async correct(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const { today } = this.pages.voice(reply);
        return this.saving.update(account.id, id, await validInput(UpdateContact, whyInput(fields, today)));
      },
      // back to the line that was changed
      done: () => this.pages.redirect(reply, `/people/${id}/why#${correctedField(fields)}`, { code: 'why-saved' }),
      again: (problem) => this.page(reply, account, id, problem),
    });
  }

  private async page(reply: FastifyReply, account: Account, id: string, problem: FormProblem | null): Promise<Page> {
    const voice = this.pages.voice(reply);
    const explanation = await this.explaining.explain(account, id);
    const view = whyView(voice, { explanation, stored: storedWords(explanation.contact), problem });
    const title = voice.say('why.title', { name: view.name });
    return { name: 'why', title, place: 'people', view };
  }
}
