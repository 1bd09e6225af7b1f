import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { SuggestionActions } from '../reactivation/suggestion-actions.service.js';
import { ChooseRung, SuggestLater } from '../reactivation/suggestions.input.js';
import { laterDay } from './later.fields.js';
import { TodayReader } from './readers/today.reader.js';
import { TodayWords } from './readers/today-words.reader.js';
import { nameOf } from './views/person-words.view.js';
import { todayView } from './views/today.view.js';

/** One person now, the others folded; and what one may say to a suggestion. */
@Controller('today')
export class TodayPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: TodayReader,
    private readonly contacts: ContactsService,
    private readonly actions: SuggestionActions,
    private readonly words: TodayWords,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    const facts = await this.reader.read(account);
    const words = await this.words.of(account, facts);
    const view = todayView(voice, { facts, account, words, hour: this.pages.hour(reply) });
    await this.pages.show(reply, { name: 'today', title: voice.say('today.title'), place: 'today', view });
  }

  @Post(':id/later')
  async later(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const name = nameOf(voice, await this.contacts.find(account.id, id));
    const { until } = await validInput(SuggestLater, { until: laterDay(fields, voice.today) });
    await this.actions.later(account, id, until);
    await this.pages.redirect(reply, '/today', { code: 'later', params: { name, day: voice.shortDay(until) } });
  }

  @Post(':id/skip')
  async skip(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const name = nameOf(this.pages.voice(reply), await this.contacts.find(account.id, id));
    await this.actions.skip(account, id);
    await this.pages.redirect(reply, '/today', { code: 'skip', params: { name } });
  }

  @Post(':id/swap')
  async swap(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.actions.swap(account, id);
    await this.pages.redirect(reply, '/today', { code: 'swap' });
  }

  @Post('more')
  async more(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.actions.more(account);
    await this.pages.redirect(reply, '/today', { code: 'more' });
  }

  @Post('rung')
  async rung(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const asked = textOf(fields, 'rung');
    const { rung } = await validInput(ChooseRung, { rung: asked === 'any' ? null : asked });
    await this.actions.chooseRung(account, rung);
    await this.pages.redirect(reply, '/today', { code: 'rung' });
  }
}
