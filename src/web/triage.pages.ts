import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, isTicked, numberOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { RateContact } from '../imports/triage/triage.input.js';
import { TriageReader } from './readers/triage.reader.js';
import { cardsInOneGo, ratingIn, triagePage, triageRestPage } from './views/triage.view.js';

/** After an import: one card after another, the most promising first. Passing somebody over is fine. */
@Controller('triage')
export class TriagePages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: TriageReader,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    const place = placeIn(query);
    const card = await this.reader.next(account);
    if (card && place <= cardsInOneGo) {
      return this.pages.show(reply, triagePage(voice, { card, place, fields: null }));
    }
    const rest = { rated: place - 1, left: card?.left ?? 0, more: this.pages.path('/triage') };
    await this.pages.show(reply, triageRestPage(voice, rest));
  }

  @Post(':id')
  async answer(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const place = placeIn(fields);
    const next = `/triage?place=${place + 1}`;
    if (isTicked(fields, 'pass')) {
      await this.reader.triage.pass(account, id);
      return this.pages.redirect(reply, next);
    }
    await this.pages.submit(reply, {
      act: async () => this.reader.triage.rate(account, id, await validInput(RateContact, ratingIn(fields, voice))),
      done: () => this.pages.redirect(reply, next, { code: 'triaged' }),
      again: async (problem) => {
        const card = await this.reader.card(account, id); // somebody else's person is nobody, whatever was answered
        return triagePage(voice, { card, place, fields, problem });
      },
    });
  }
}

/** Which card of this go it is; whatever else stands there is the first. */
function placeIn(fields: Fields): number {
  const place = numberOf(fields, 'place') ?? 1;
  return Number.isInteger(place) && place >= 1 && place <= cardsInOneGo + 1 ? place : 1;
}
