import { daysBetween } from '../common/local-date.js';
import type { Voice } from '../common/voice/voice.js';
import type { Trip } from '../trips/trip.entity.js';

/** So far ahead the weekday alone says which. Unit: days. */
export const DAYS_BY_NAME = 7;

/** "Am Donnerstag bist du in München." */
export function tripHint(voice: Voice, { city, startsOn, endsOn }: Pick<Trip, 'city' | 'startsOn' | 'endsOn'>): string {
  if (startsOn <= voice.today) return voice.say('reason.trip', { when: 'now', day: '', city });
  const day =
    daysBetween(voice.today, startsOn) < DAYS_BY_NAME
      ? voice.say('trips.on', { day: voice.weekdayName(startsOn) })
      : null;
  const spoken =
    day ??
    (startsOn === endsOn
      ? voice.say('trips.on-day', { day: voice.shortDay(startsOn) })
      : voice.say('trips.from-to', { from: voice.shortDay(startsOn), to: voice.shortDay(endsOn) }));
  return voice.say('reason.trip', { when: 'ahead', day: spoken, city });
}
