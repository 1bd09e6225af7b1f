import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Trip } from '../../trips/trip.entity.js';
import { type TripPeople, TripPeopleService } from '../../in-town/trip-people.service.js';
import { type TripPlace, TripPlaces } from '../../trips/trip-places.service.js';
import { TripsService } from '../../trips/trips.service.js';
import { type TripTimes, TripTimesReader } from './trip-times.reader.js';

export interface TripFacts {
  readonly trip: Trip;
  readonly place: TripPlace;
  readonly people: TripPeople;
  readonly times: TripTimes;
}

/** Everything that the page of a trip shows. */
@Injectable()
export class TripReader {
  constructor(
    private readonly trips: TripsService,
    private readonly people: TripPeopleService,
    private readonly places: TripPlaces,
    private readonly times: TripTimesReader,
  ) {}

  async read(account: Account, id: string, from: string | null): Promise<TripFacts> {
    const trip = await this.trips.find(account.id, id);
    return {
      trip,
      place: await this.places.of(trip),
      people: await this.people.of(account, trip),
      times: await this.times.read(account, trip, from),
    };
  }
}
