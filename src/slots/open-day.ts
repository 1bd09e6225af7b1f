import { addDays, type LocalDate } from '../common/local-date.js';
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
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** The full and half hours of that day's clock from `from` on, without those that the change to summer time leaves out. */
export function openDay(hours: DayHours): OpenDay {
  const { from, to } = hours;
  const onClock = WALL_TIMES.filter((time) => time >= from && time < to);
  const midnight = midnightOf(hours);
  return midnight === null ? changingDay(hours, onClock) : evenDay(hours, onClock, midnight);
}

/** Null on a day whose clock is put forward or back. */
function midnightOf({ day, zone }: DayHours): number | null {
  const midnight = instantOf(day, '00:00', zone).getTime();
  return instantOf(addDays(day, 1), '00:00', zone).getTime() - midnight === MS_PER_DAY ? midnight : null;
}

/** On nearly every day sums will do: asking for each half hour by itself takes ten times as long. */
function evenDay({ to }: DayHours, onClock: readonly LocalTime[], midnight: number): OpenDay {
  const at = (time: LocalTime): number => midnight + minutesOf(time) * MS_PER_MINUTE;
  return { starts: onClock.map(at), closes: at(to) };
}

function changingDay({ day, to, zone }: DayHours, onClock: readonly LocalTime[]): OpenDay {
  const starts = onClock
    .map((time) => ({ time, at: instantOf(day, time, zone) }))
    .filter(({ time, at }) => localTimeOf(at, zone) === time)
    .map(({ at }) => at.getTime());
  return { starts, closes: instantOf(day, to, zone).getTime() };
}

function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES_PER_HOUR + minutes;
}

const WALL_TIMES: readonly LocalTime[] = Array.from(
  { length: (HOURS_PER_DAY * MINUTES_PER_HOUR) / GRID },
  (_, step) => {
    const minutes = step * GRID;
    return `${twoDigits(Math.floor(minutes / MINUTES_PER_HOUR))}:${twoDigits(minutes % MINUTES_PER_HOUR)}`;
  },
);

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
