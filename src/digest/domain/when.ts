import { addDays, type LocalDate } from '../../common/local-date.js';

/** How one speaks of a day: a word of its own, or which day it is. */
export type When = 'past' | 'today' | 'tomorrow' | 'ahead';

/** How one speaks of a day, seen from today. Never throws. `whenOf('2026-11-25', '2026-11-24')` is 'tomorrow'. */
export function whenOf(day: LocalDate, today: LocalDate): When {
  if (day < today) return 'past';
  if (day === today) return 'today';
  return day === addDays(today, 1) ? 'tomorrow' : 'ahead';
}
