import { Injectable } from '@nestjs/common';
import { searchKey } from '../contacts/domain/name-key.js';
import { PlacesService } from './places/places.service.js';
import type { Place } from './places/places-table.js';
import type { Trip } from './trip.entity.js';
import { cityWithoutName, noSuchPlace } from './trips.errors.js';

/** Shown for choosing; whoever means none of them names the country. */
const MOST_OTHERS = 5;

/** Where a trip goes, on the globe. */
export interface TripPlace {
  /** Null: a city that the table does not have; then only people of exactly that city are found. */
  readonly place: Place | null;
  /** What else the name may mean, the largest first. */
  readonly others: readonly Place[];
}

/** From what somebody typed to a place of the table. */
@Injectable()
export class TripPlaces {
  constructor(private readonly places: PlacesService) {}

  /** The largest city of that name, in the country if one is given; or the one that was chosen. */
  async meant(asked: {
    readonly city: string;
    readonly country?: string | null;
    readonly placeId?: number | null;
  }): Promise<Pick<Trip, 'city' | 'country' | 'place'>> {
    const city = asked.city.trim();
    if (searchKey(city) === '') throw cityWithoutName();
    const table = await this.places.open();
    if (typeof asked.placeId === 'number') {
      const chosen = table.find(asked.placeId);
      if (!chosen) throw noSuchPlace();
      return { city, country: chosen.country, place: chosen.id };
    }
    const country = asked.country?.toUpperCase() ?? null;
    return { city, country, place: table.named(city, country)[0]?.id ?? null };
  }

  async of(trip: Pick<Trip, 'city' | 'place'>): Promise<TripPlace> {
    const table = await this.places.open();
    const place = trip.place === null ? null : table.find(trip.place);
    const others = table.named(trip.city, null).filter(({ id }) => id !== place?.id);
    return { place, others: others.slice(0, MOST_OTHERS) };
  }
}
