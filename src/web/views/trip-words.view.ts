import type { Voice } from '../../common/voice/voice.js';
import { daysBetween } from '../../common/local-date.js';
import type { Trip } from '../../trips/trip.entity.js';
import { onRing } from './person-words.view.js';

type Days = Pick<Trip, 'city' | 'startsOn' | 'endsOn'>;

/** "Drei Tage in München" */
export function tripTitle(voice: Voice, { city, startsOn, endsOn }: Days): string {
  return voice.say('trips.title-of', { days: daysBetween(startsOn, endsOn) + 1, city });
}

/** "Donnerstag, 26. November bis Samstag, 28. November" */
export function tripDays(voice: Voice, { startsOn, endsOn }: Days): string {
  if (startsOn === endsOn) return voice.day(startsOn);
  return voice.say('trips.days', { from: voice.day(startsOn), to: voice.day(endsOn) });
}

/** City, month and days, as a postmark has them. */
export function tripPostmark(voice: Voice, { city, startsOn, endsOn }: Days): object {
  const [first, last] = [startsOn, endsOn].map((day) => String(Number(day.slice(8))));
  const sameMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7);
  const days = sameMonth && first !== last ? `${first ?? ''}–${last ?? ''}` : first;
  return { top: onRing(city), bottom: voice.month(startsOn), middle: days, long: (days ?? '').length > 2 };
}
