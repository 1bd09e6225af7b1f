import { addDays, addMonths, daysBetween, type LocalDate } from '../../../common/local-date.js';
import type { ParsedReminder, Repetition } from '../../domain/parsed-contact.js';

const MONTHS_IN_A_YEAR = 12;
const DAYS_IN_A_WEEK = 7;
/** The calendar of `LocalDate` ends with the year 9999. */
const LAST_DAY = '9999-12-31';

/**
 * The first day after `today` on which the reminder comes round: its own day, or one of the days on which it is
 * repeated; null if it comes no more. In a month that is too short it comes on the last day, and goes back to its own
 * day after. Takes the same time however long ago it began. Never throws.
 *
 * @example nextDay({ on: '2019-01-31', text: 'Anrufen', every: { number: 1, unit: 'month' } }, '2026-02-01') // '2026-02-28'
 */
export function nextDay({ on, every }: ParsedReminder, today: LocalDate): LocalDate | null {
  if (on > today) return on;
  if (!every || every.number < 1) return null;
  const inDays = every.unit === 'day' || every.unit === 'week';
  return inDays ? afterDays(on, every, today) : afterMonths(on, every, today);
}

function afterDays(on: LocalDate, { number, unit }: Repetition, today: LocalDate): LocalDate | null {
  const step = unit === 'week' ? number * DAYS_IN_A_WEEK : number;
  const days = (Math.floor(daysBetween(on, today) / step) + 1) * step;
  return days > daysBetween(on, LAST_DAY) ? null : addDays(on, days);
}

function afterMonths(on: LocalDate, { number, unit }: Repetition, today: LocalDate): LocalDate | null {
  const step = unit === 'year' ? number * MONTHS_IN_A_YEAR : number;
  const steps = Math.floor((monthOf(today) - monthOf(on)) / step);
  const candidates = [steps, steps + 1].map((times) => addMonths(on, times * step));
  return candidates.find((day) => day !== null && day > today) ?? null;
}

/** Months since the year 0. */
function monthOf(day: LocalDate): number {
  return Number(day.slice(0, 4)) * MONTHS_IN_A_YEAR + Number(day.slice(5, 7)) - 1;
}
