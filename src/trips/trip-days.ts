import { addDays, daysBetween } from '../common/local-date.js';
import { tripEndsFirst, tripTooLong } from './trips.errors.js';
import type { Trip } from './trip.entity.js';

/** The longest trip; longer is a move. Unit: days. */
const LONGEST_TRIP = 366;

/** Throws InvalidInput for days in the wrong order, or too many. */
export function assertTripDays({ startsOn, endsOn }: Pick<Trip, 'startsOn' | 'endsOn'>): void {
  const days = daysBetween(startsOn, endsOn) + 1;
  if (days < 1) throw tripEndsFirst();
  if (days > LONGEST_TRIP) throw tripTooLong(LONGEST_TRIP);
}

/** Trips that are not over on `today` began at most so long before. */
export function earliestStart(today: string): string {
  return addDays(today, 1 - LONGEST_TRIP);
}
