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

/** "Am Donnerstag bist du in München." */
export function tripHint(voice: Voice, { city, startsOn, endsOn }: Days): string {
  if (startsOn <= voice.today) return voice.say('reason.trip', { when: 'now', day: '', city });
  const day =
    daysBetween(voice.today, startsOn) < DAYS_BY_NAME
      ? voice.say('trips.on', { day: voice.weekdayName(startsOn) })
      : null;
  const spoken =
    day ??
    (startsOn === endsOn
      ? voice.say('trips.on-day', { day: voice.shortDay(startsOn) })
      : spanOf(voice, startsOn, endsOn));
  return voice.say('reason.trip', { when: 'ahead', day: spoken, city });
}

/** So far ahead the weekday alone says which. */
const DAYS_BY_NAME = 7;

function spanOf(voice: Voice, from: string, to: string): string {
  return voice.say('trips.from-to', { from: voice.shortDay(from), to: voice.shortDay(to) });
}
