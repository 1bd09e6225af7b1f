import { distanceKm, type Spot } from '../../trips/domain/distance.js';

export interface SizedSpot extends Spot {
  readonly population: number;
}

/** How far somebody lives from the middle of a trip, in km, and whether it is sure that this place is meant. */
export interface Whereabouts {
  readonly km: number;
  readonly sure: boolean;
}

/** A smaller place of the same name may be meant if it has at least a tenth of the largest one's inhabitants. Ours. */
const SMALLEST_SHARE = 0.1;

/**
 * Whether one of the places that a name may mean lies within `km`, the largest first: the largest is meant, and another
 * of nearly its size perhaps. Null: not within. Never throws.
 *
 * @example whereabouts([halleAnDerSaale, halleInWestfalen], bielefeld, 50) // { km: 16, sure: false }
 */
export function whereabouts(places: readonly SizedSpot[], centre: Spot, km: number): Whereabouts | null {
  const [largest] = places;
  if (!largest) return null;
  const away = distanceKm(centre, largest);
  if (away <= km) return { km: away, sure: true };
  const others = places.slice(1).filter(({ population }) => population >= SMALLEST_SHARE * largest.population);
  const nearest = Math.min(...others.map((place) => distanceKm(centre, place)));
  return nearest <= km ? { km: nearest, sure: false } : null;
}
