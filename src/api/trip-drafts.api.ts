import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Texts } from '../common/text.js';
import { AttemptDetailsService } from '../outreach/attempt-details.service.js';
import { FreeTimes } from '../in-town/free-times.service.js';
import { TripDraftsService } from '../in-town/trip-drafts.service.js';
import { FreeSlotsQuery, WriteTripDrafts } from '../in-town/in-town.input.js';
import { attemptResponse } from './responses/attempt.response.js';
import { FreeSlotsResponse, freeSlotsResponse, TripDraftsResponse } from './responses/trip.response.js';

/** When there is time, and a draft for each person of a trip. */
@Controller('api/v1')
export class TripDraftsApi {
  constructor(
    private readonly drafts: TripDraftsService,
    private readonly times: FreeTimes,
    private readonly details: AttemptDetailsService,
    private readonly texts: Texts,
  ) {}

  /** A draft for each person, as many as there are times; each time is offered to one person only. Nothing is sent. */
  @Post('trips/:id/drafts')
  @HttpCode(201)
  async write(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: WriteTripDrafts,
  ): Promise<TripDraftsResponse> {
    const { drafts, left } = await this.drafts.write(account, id, input);
    const details = await this.details.ofAll(account, drafts);
    return { drafts: details.map((one) => attemptResponse(one, account.locale, this.texts)), left: [...left] };
  }

  /** When one could meet: working hours without meetings, times held for others, public holidays and quiet dates. */
  @Get('free-slots')
  async free(@CurrentAccount() account: Account, @Query() query: FreeSlotsQuery): Promise<FreeSlotsResponse> {
    return freeSlotsResponse(await this.times.of(account, query), account.timeZone);
  }
}
