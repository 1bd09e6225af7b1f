import { searchKey } from '../contacts/domain/name-key.js';
import type { PlacesTable } from './places/places-table.js';
import type { Trip } from './trip.entity.js';
import type { CreateTrip } from './trips.input.js';
import { cityWithoutName, noSuchPlace } from './trips.errors.js';

/**
 * From what somebody typed to a place of the table: the largest city of that name, in the country if one is given; or the
 * one that was chosen. Throws InvalidInput for a city without a letter, or a number that no place has.
 */
export function placeMeant(
  table: PlacesTable,
  asked: Pick<CreateTrip, 'city' | 'country' | 'placeId'>,
): Pick<Trip, 'city' | 'country' | 'place'> {
  const city = asked.city.trim();
  if (searchKey(city) === '') throw cityWithoutName();
  if (typeof asked.placeId === 'number') {
    const chosen = table.find(asked.placeId);
    if (!chosen) throw noSuchPlace();
    return { city, country: chosen.country, place: chosen.id };
  }
  const country = asked.country?.toUpperCase() ?? null;
  return { city, country, place: table.named(city, country)[0]?.id ?? null };
}
