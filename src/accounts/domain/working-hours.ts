import type { Weekday } from '../../common/local-date.js';

/** From when until when of a day, on its clock: `HH:MM`. */
export interface HoursOfDay {
  readonly from: string;
  readonly to: string;
}

/** A day of the week with hours of its own. */
export interface DayHours extends HoursOfDay {
  readonly day: Weekday;
}

/** Hours of the day on days of the week in which a meeting may be proposed. */
export interface WorkingHours extends HoursOfDay {
  readonly days: Weekday[];
  /** Where the hours are others than `from` to `to`; each of them is one of `days`, and named once. */
  readonly byDay?: DayHours[];
}

/** When there is time for others, if the account says nothing else. Source: product.md, "working days". */
export const usualHours: WorkingHours = { from: '10:00', to: '18:00', days: [1, 2, 3, 4, 5] };

/**
 * The hours of a day of the week, whether one works on it or not: its own, else those of all days. Never throws.
 *
 * @example hoursOn({ ...usualHours, byDay: [{ day: 5, from: '10:00', to: '14:00' }] }, 5).to // '14:00'
 */
export function hoursOn({ from, to, byDay = [] }: WorkingHours, weekday: Weekday): HoursOfDay {
  const own = byDay.find(({ day }) => day === weekday);
  return own ? { from: own.from, to: own.to } : { from, to };
}

/** What is wrong with hours: where, and which rule they break. */
export interface HoursFault {
  /** Within the hours: `to` or `byDay/0/day`. */
  readonly at: string;
  readonly code: 'hoursEndTooEarly' | 'hoursOfDayOff';
}

/**
 * What nobody can mean: hours that end before they begin, or hours of a day that is none of the days. Never throws.
 *
 * @example faultsOf({ from: '10:00', to: '09:00', days: [1] }) // [{ at: 'to', code: 'hoursEndTooEarly' }]
 */
export function faultsOf({ from, to, days, byDay = [] }: WorkingHours): HoursFault[] {
  const faults: HoursFault[] = to <= from ? [{ at: 'to', code: 'hoursEndTooEarly' }] : [];
  byDay.forEach((hours, index) => {
    if (hours.to <= hours.from) faults.push({ at: `byDay/${index}/to`, code: 'hoursEndTooEarly' });
    if (!days.includes(hours.day)) faults.push({ at: `byDay/${index}/day`, code: 'hoursOfDayOff' });
  });
  return faults;
}
