import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TripCities, type TripCitySource } from '../outreach/trip-cities.js';
import { TripsStore } from './trips.store.js';

/** Tells those who write messages where a trip goes. */
@Injectable()
export class TripCity implements TripCitySource, OnModuleInit {
  constructor(
    private readonly store: TripsStore,
    private readonly all: TripCities,
  ) {}

  onModuleInit(): void {
    this.all.use(this);
  }

  async cityOf(accountId: string, tripId: string): Promise<string | null> {
    return (await this.store.find(accountId, tripId))?.city ?? null;
  }
}
