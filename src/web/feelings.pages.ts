import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, isTicked, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { UpdateContact } from '../contacts/contacts.input.js';
import { SaveContactService } from '../contacts/saving/save-contact.service.js';
import { FeelingsReader } from './readers/feelings.reader.js';
import { feelingsPage } from './views/feelings.view.js';
import { answersOf } from './views/questions.view.js';

/** One card per remembered person with the three questions. Passing somebody over is fine. */
@Controller('welcome/feelings')
export class FeelingsPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: FeelingsReader,
    private readonly saving: SaveContactService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const { person, left } = await this.reader.next(account, textOf(query, 'after'));
    if (!person) return this.pages.redirect(reply, '/today', { code: 'welcome-done' });
    await this.pages.show(reply, feelingsPage(this.pages.voice(reply), person, { left, fields: null }));
  }

  @Post(':id')
  async answer(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const { person, left } = await this.reader.find(account, id);
    const answers = isTicked(fields, 'skip') ? {} : answersOf(fields, voice.today, person);
    await this.pages.submit(reply, {
      act: async () => this.saving.update(account.id, id, await validInput(UpdateContact, answers)),
      done: () => this.pages.redirect(reply, `/welcome/feelings?after=${id}`),
      again: (problem) => feelingsPage(voice, person, { left, fields, problem }),
    });
  }
}
