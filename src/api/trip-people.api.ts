import { Controller, Get } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Voices } from '../common/voice/voices.js';
import { TripPeopleService } from '../in-town/trip-people.service.js';
import { TripsService } from '../trips/trips.service.js';
import { TripPeopleResponse, tripPeopleResponse } from './responses/trip.response.js';

/** Whom one knows where a trip goes. */
@Controller('api/v1/trips')
export class TripPeopleApi {
  constructor(
    private readonly trips: TripsService,
    private readonly people: TripPeopleService,
    private readonly voices: Voices,
  ) {}

  /** Everybody within the radius, easiest first, at most 200. */
  @Get(':id/people')
  async list(@CurrentAccount() account: Account, @Id() id: string): Promise<TripPeopleResponse> {
    return tripPeopleResponse(
      await this.people.of(account, await this.trips.find(account.id, id)),
      this.voices.of(account),
    );
  }
}
