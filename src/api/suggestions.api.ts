import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Voices } from '../common/voice/voices.js';
import { ContactDetailsService } from '../contacts/contact-details.service.js';
import { ShownService } from '../reactivation/shown.service.js';
import { SuggestionActions } from '../reactivation/suggestion-actions.service.js';
import { ChooseRung, SuggestLater } from '../reactivation/suggestions.input.js';
import { LadderResponse, ladderResponse } from './responses/suggestion.response.js';

/** This week's ladder, and what one can say to a suggestion: each answer is the ladder as it stands then. */
@Controller('api/v1/suggestions')
export class SuggestionsApi {
  constructor(
    private readonly ladders: ShownService,
    private readonly actions: SuggestionActions,
    private readonly details: ContactDetailsService,
    private readonly voices: Voices,
  ) {}

  /** This week's people, easiest first. Whoever is in the answer counts as shown this week. */
  @Get()
  async week(@CurrentAccount() account: Account): Promise<LadderResponse> {
    const ladder = await this.ladders.show(account);
    const contacts = ladder.items.map(({ contact }) => contact);
    return ladderResponse(ladder, await this.details.of(account, contacts), this.voices.of(account));
  }

  /** Not before that day. */
  @Post(':contactId/later')
  @HttpCode(200)
  async later(
    @CurrentAccount() account: Account,
    @Id('contactId') contactId: string,
    @Body() input: SuggestLater,
  ): Promise<LadderResponse> {
    await this.actions.later(account, contactId, input.until);
    return this.week(account);
  }

  /** Not now: 30 days, twice in a row 90. */
  @Post(':contactId/skip')
  @HttpCode(200)
  async skip(@CurrentAccount() account: Account, @Id('contactId') contactId: string): Promise<LadderResponse> {
    await this.actions.skip(account, contactId);
    return this.week(account);
  }

  /** Somebody else this week. */
  @Post(':contactId/swap')
  @HttpCode(200)
  async swap(@CurrentAccount() account: Account, @Id('contactId') contactId: string): Promise<LadderResponse> {
    await this.actions.swap(account, contactId);
    return this.week(account);
  }

  /** One more place this week. */
  @Post('more')
  @HttpCode(200)
  async more(@CurrentAccount() account: Account): Promise<LadderResponse> {
    await this.actions.more(account);
    return this.week(account);
  }

  /** Only this rung this week; null takes it back. */
  @Put('rung')
  async chooseRung(@CurrentAccount() account: Account, @Body() input: ChooseRung): Promise<LadderResponse> {
    await this.actions.chooseRung(account, input.rung);
    return this.week(account);
  }
}
