/** What is known about where somebody is. */
export interface FoundFacts {
  /** As it stands with the person, or with the station where you met. */
  readonly city: string;
  readonly km: number | null;
  readonly sure: boolean;
  readonly via: 'city' | 'station';
  /** Of the station: its name, and the last year that is told (`YYYY...`). */
  readonly station: { readonly name: string; readonly year: string | null } | null;
}

/** Why somebody is on the list of a trip, as a sentence in code: `reason.CODE` in templates/locales. */
export interface TripReason {
  readonly code: 'trip-lives' | 'trip-near' | 'trip-was-there' | 'trip-perhaps';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Nearer than that it is the same city. Unit: km. */
const SAME_CITY_KM = 5;
const YEAR_LENGTH = 4;

/**
 * How it is known that somebody is near: they live there, or so far away; they were there once, which says little about
 * today; or it may be another place of that name. Never throws. Source: product.md, "station city as fallback".
 *
 * @example tripReason({ city: 'Freising', km: 31.9, sure: true, via: 'city', station: null })
 * // { code: 'trip-near', params: { city: 'Freising', km: 32 } }
 */
export function tripReason({ city, km, sure, via, station }: FoundFacts): TripReason {
  if (via === 'station') return wasThere(city, station);
  const away = { city, km: Math.round(km ?? 0) };
  if (!sure) return { code: 'trip-perhaps', params: away };
  return km === null || km < SAME_CITY_KM
    ? { code: 'trip-lives', params: { city } }
    : { code: 'trip-near', params: away };
}

function wasThere(city: string, station: FoundFacts['station']): TripReason {
  const year = station?.year?.slice(0, YEAR_LENGTH) ?? 'none';
  return { code: 'trip-was-there', params: { city, station: station?.name ?? '', year } };
}
