import { Injectable } from '@nestjs/common';
import { PlacesService } from './places/places.service.js';
import type { Place } from './places/places-table.js';
import type { Trip } from './trip.entity.js';

/** Shown for choosing; whoever means none of them names the country. */
const MOST_OTHERS = 5;

/** Where a trip goes, on the globe. */
export interface TripPlace {
  /** Null: a city that the table does not have; then only people of exactly that city are found. */
  readonly place: Place | null;
  /** What else the name may mean, the largest first. */
  readonly others: readonly Place[];
}

/** What a trip shows of where it goes. */
@Injectable()
export class TripPlaces {
  constructor(private readonly places: PlacesService) {}

  async of(trip: Pick<Trip, 'city' | 'place'>): Promise<TripPlace> {
    const table = await this.places.open();
    const place = trip.place === null ? null : table.find(trip.place);
    const others = table.named(trip.city, null).filter(({ id }) => id !== place?.id);
    return { place, others: others.slice(0, MOST_OTHERS) };
  }
}
