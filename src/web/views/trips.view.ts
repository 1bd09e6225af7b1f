import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { countryName } from '../../trips/places/country-names.js';
import type { Place } from '../../trips/places/places-table.js';
import type { Trip } from '../../trips/trip.entity.js';
import type { TripPlace } from '../../trips/trip-places.service.js';
import { optionsOf } from './options.view.js';
import { tripDays } from './trip-words.view.js';

/** Unit: km. */
const RADII = ['0', '10', '25', '50', '100', '200', '500'];
const USUAL_RADIUS = '50';

interface SentForm {
  readonly fields?: Fields;
  readonly problem?: FormProblem;
}

export function tripsPage(
  voice: Voice,
  { ahead, past, fields, problem }: SentForm & { readonly ahead: readonly Trip[]; readonly past: readonly Trip[] },
): Page {
  const title = voice.say('trips.title');
  const view = {
    title,
    ahead: ahead.map((trip) => rowOf(voice, trip)),
    past: past.map((trip) => rowOf(voice, trip)),
    form: { ...formOf(voice, { fields, trip: null }), problem },
  };
  return { name: 'trips', title, place: 'trips', view };
}

interface AskedEdit extends SentForm {
  readonly trip: Trip;
  readonly place: TripPlace;
  readonly revision: string | null;
}

export function tripEditPage(voice: Voice, { trip, place, fields, problem, revision }: AskedEdit): Page {
  const title = voice.say('trips.edit-title', { city: trip.city });
  const view = {
    id: trip.id,
    title,
    revision: revision ?? (fields && textOf(fields, 'revision')),
    form: { ...formOf(voice, { fields, trip }), places: placesOf(voice, place), problem },
  };
  return { name: 'trip-edit', title, place: 'trips', view };
}

/** "Frankfurt (Oder), Deutschland" */
export function placeName(voice: Voice, { name, country }: Place): string {
  return `${name}, ${countryName(country, voice.locale)}`;
}

function rowOf(voice: Voice, trip: Trip): object {
  return { id: trip.id, city: trip.city, days: tripDays(voice, trip), note: trip.note };
}

function formOf(voice: Voice, { fields, trip }: { fields: Fields | undefined; trip: Trip | null }): object {
  const stored = trip && {
    city: trip.city,
    from: trip.startsOn,
    to: trip.endsOn,
    note: trip.note,
    radiusKm: String(trip.radiusKm),
  };
  const now = (name: 'city' | 'from' | 'to' | 'note' | 'radiusKm'): string | null =>
    fields ? textOf(fields, name) : (stored?.[name] ?? null);
  const radius = now('radiusKm') ?? USUAL_RADIUS;
  const radii = RADII.includes(radius) ? RADII : [...RADII, radius];
  return {
    values: { city: now('city'), from: now('from'), to: now('to'), note: now('note') },
    radii: optionsOf(radii, radius, (km) => voice.say('trips.radius-km', { km: Number(km) })),
  };
}

/** Which city of that name; nothing to choose where there is one alone. */
function placesOf(voice: Voice, { place, others }: TripPlace): object[] | null {
  if (!place || others.length === 0) return null;
  return [place, ...others].map((one) => ({
    value: one.id,
    label: placeName(voice, one),
    chosen: one.id === place.id,
  }));
}
