import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { LettersService } from '../outreach/sending/letters.service.js';
import { SendLetter } from '../outreach/sending/send-letter.input.js';
import { SendLetterService } from '../outreach/sending/send-letter.service.js';
import { UnclearLetterService } from '../outreach/sending/unclear-letter.service.js';
import { LetterResponse, letterResponse } from './responses/letter.response.js';

/** Messages that go out by the user's own mail account. */
@Controller('api/v1/attempts/:id')
export class AttemptLettersApi {
  constructor(
    private readonly sending: SendLetterService,
    private readonly unclear: UnclearLetterService,
    private readonly letters: LettersService,
  ) {}

  /** Sends a draft by my own mail account, as it stands. Once it went out, it is marked as sent. */
  @Post('send')
  @HttpCode(200)
  async send(@CurrentAccount() account: Account, @Id() id: string, @Body() input: SendLetter): Promise<LetterResponse> {
    await (input.again ? this.unclear.sendAgain(account, id) : this.sending.send(account, id, input));
    return letterResponse(await this.letters.find(account, id));
  }

  /** Where its mail is. */
  @Get('letter')
  async find(@CurrentAccount() account: Account, @Id() id: string): Promise<LetterResponse> {
    return letterResponse(await this.letters.find(account, id));
  }
}
