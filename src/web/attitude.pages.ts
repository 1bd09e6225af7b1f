import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { objections } from '../insights/domain/objections.js';
import { FirstWords } from '../outreach/writing/first-words.service.js';
import { WarmUpFriend } from '../reactivation/warm-up-friend.service.js';
import { attitudeCardPage, attitudeEndPage, cardNumber, saidOf } from './views/attitude.view.js';

/** Five cards in a minute, then one message to a friend (product.md, R5). What is tapped is kept nowhere. */
@Controller('attitude')
export class AttitudePages {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: AccountsService,
    private readonly friends: WarmUpFriend,
    private readonly firstWords: FirstWords,
  ) {}

  @Get()
  async card(@Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const number = cardNumber(textOf(query, 'card'));
    await this.pages.show(reply, attitudeCardPage(this.pages.voice(reply), number, saidOf(query)));
  }

  /** The last card ends the check: from then on it is not offered again until after a break. */
  @Post()
  async answer(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const number = cardNumber(textOf(fields, 'card'));
    const said = saidOf(fields) ?? 'no';
    if (number < objections.length) {
      return this.pages.redirect(reply, `/attitude?card=${number + 1}&said=${said}`);
    }
    await this.accounts.noteAttitude(account);
    await this.pages.redirect(reply, `/attitude/message?said=${said}`);
  }

  @Get('message')
  async message(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const friend = await this.friends.find(account);
    const words = friend && (await this.firstWords.of(account, friend.id, { situation: 'just-hello' }));
    await this.pages.show(reply, attitudeEndPage(this.pages.voice(reply), { friend, words, said: saidOf(query) }));
  }
}
