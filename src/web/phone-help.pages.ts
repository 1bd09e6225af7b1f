import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { Config } from '../common/config.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { phoneHelpView, programOf } from './views/phone-help.view.js';

/** How to set up a phone or a mail program, step by step: a page for each program. */
@Controller('help/phone')
export class PhoneHelpPages {
  constructor(
    private readonly pages: Pages,
    private readonly config: Config,
  ) {}

  /** `?program=android`; without, or with another word, the first of them. */
  @Get()
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    const program = programOf(textOf(query, 'program')) ?? 'ios';
    await this.pages.show(reply, {
      name: 'help-phone',
      title: voice.say(`phone.program.${program}`),
      place: 'help',
      view: phoneHelpView(voice, { account, baseUrl: this.config.baseUrl }, program),
    });
  }
}
