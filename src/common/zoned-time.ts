import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './local-date.js';

/** A wall-clock time of day, `HH:MM`. */
export type LocalTime = string;

/** The calendar day that an instant falls on in an IANA zone. */
export function localDateOf(instant: Date, zone: string): LocalDate {
  return zoned(instant, zone).toPlainDate().toString();
}

/** The wall-clock time `HH:MM` of an instant in an IANA zone. */
export function localTimeOf(instant: Date, zone: string): LocalTime {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant of a wall-clock time in an IANA zone. In the gap of a clock change it is the first instant after the gap,
 * in the doubled hour the first of the two.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): Date {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return new Date(earlier.epochMilliseconds);
  const transition = earlier.getTimeZoneTransition('next');
  return new Date((transition ?? earlier).epochMilliseconds);
}

/** True for a zone of the IANA database that this Node knows ("Europe/Berlin"); offsets like "+01:00" are none. */
export function isTimeZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || !/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
