import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Voice } from '../common/http/pages/voice.js';
import { Texts } from '../common/text.js';
import { TripPeopleService } from '../trips/trip-people.service.js';
import { TripsService } from '../trips/trips.service.js';
import { TripPeopleResponse, tripPeopleResponse } from './responses/trip.response.js';

/** Whom one knows where a trip goes. */
@Controller('api/v1/trips')
export class TripPeopleApi {
  constructor(
    private readonly trips: TripsService,
    private readonly people: TripPeopleService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** Everybody within the radius, easiest first, at most 200. */
  @Get(':id/people')
  async list(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<TripPeopleResponse> {
    const voice = new Voice(this.texts, account.locale, account.timeZone, this.clock.today(account.timeZone));
    return tripPeopleResponse(await this.people.of(account, await this.trips.find(account.id, id)), voice);
  }
}
