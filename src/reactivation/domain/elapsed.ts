import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../../common/local-date.js';

const daysPerWeek = 7;
const monthsPerYear = 12;

/** A distance in time as people say it. */
export interface Elapsed {
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
  readonly count: number;
}

/**
 * Rounds days of silence to the unit people would use: days for two weeks, weeks for two months, months for two years.
 * Never throws. Source: screens.md 3.2. Example: 213 days are 7 months, 1095 days are 3 years.
 */
export function elapsed(days: number): Elapsed {
  if (days < 2 * daysPerWeek) return { unit: 'days', count: days };
  if (days < 2 * DAYS_PER_MONTH) return { unit: 'weeks', count: Math.round(days / daysPerWeek) };
  const months = Math.round(days / DAYS_PER_MONTH);
  if (months < 2 * monthsPerYear) return { unit: 'months', count: months };
  return { unit: 'years', count: Math.round(days / DAYS_PER_YEAR) };
}
