import type { LocalDate } from '../common/local-date.js';
import { instantOf, type LocalTime, localTimeOf } from '../common/zoned-time.js';
import type { OpenDay } from './domain/free-slots.js';

/** A day in a zone, and the hours on its clock. */
export interface DayHours {
  readonly day: LocalDate;
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly zone: string;
}

/** Times are offered at the full and the half hour. Unit: minutes. */
const GRID = 30;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;

/** The full and half hours of that day's clock from `from` on, without those that the change to summer time leaves out. */
export function openDay({ day, from, to, zone }: DayHours): OpenDay {
  const starts = wallTimes()
    .filter((time) => time >= from && time < to)
    .map((time) => ({ time, at: instantOf(day, time, zone) }))
    .filter(({ time, at }) => localTimeOf(at, zone) === time)
    .map(({ at }) => at.getTime());
  return { starts, closes: instantOf(day, to, zone).getTime() };
}

function wallTimes(): LocalTime[] {
  return Array.from({ length: (HOURS_PER_DAY * MINUTES_PER_HOUR) / GRID }, (_, step) => {
    const minutes = step * GRID;
    return `${twoDigits(Math.floor(minutes / MINUTES_PER_HOUR))}:${twoDigits(minutes % MINUTES_PER_HOUR)}`;
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
