const daysPerWeek = 7;
const daysPerMonth = 30.44; // mean Gregorian month
const daysPerYear = 365.25;
const monthsPerYear = 12;

/** A distance in time as people say it. */
export interface Elapsed {
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
  readonly count: number;
}

/**
 * Rounds days of silence to the unit people would use: days for two weeks, weeks for two months, months for two years.
 * Example: 213 days are 7 months, 1095 days are 3 years.
 */
export function elapsed(days: number): Elapsed {
  if (days < 2 * daysPerWeek) return { unit: 'days', count: days };
  if (days < 2 * daysPerMonth) return { unit: 'weeks', count: Math.round(days / daysPerWeek) };
  const months = Math.round(days / daysPerMonth);
  if (months < 2 * monthsPerYear) return { unit: 'months', count: months };
  return { unit: 'years', count: Math.round(days / daysPerYear) };
}
