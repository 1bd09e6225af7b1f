import { addDays, type LocalDate, mondayOf } from '../../common/local-date.js';

const DAYS_PER_WEEK = 7;

/**
 * When somebody or something comes back that was put off from a mail: "next week" is the next Monday for a suggestion,
 * as in the menu of the page Today, and a week later for a reminder. A local day. Never throws.
 *
 * @example dayAgain('later', '2026-11-26') // '2026-11-30'
 * @example dayAgain('snooze', '2026-11-26') // '2026-12-03'
 */
export function dayAgain(verb: 'later' | 'snooze', today: LocalDate): LocalDate {
  return addDays(verb === 'later' ? mondayOf(today) : today, DAYS_PER_WEEK);
}

/**
 * The first day with a mail after a week's pause that begins today. Never throws.
 *
 * @example afterWeek('2026-11-26') // '2026-12-03'
 */
export function afterWeek(today: LocalDate): LocalDate {
  return addDays(today, DAYS_PER_WEEK);
}
