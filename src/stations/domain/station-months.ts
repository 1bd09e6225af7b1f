import { DAYS_PER_MONTH, daysBetween, type LocalDate } from '../../common/local-date.js';
import { firstDayOf, lastDayOf, type PartialDate } from './partial-date.js';

/**
 * How long somebody was there, in whole months, at least one; until `today` if it has no end. Null without a beginning,
 * or if it has not begun. Never throws. `monthsThere('2022-03', '2022-11', today)` is 9, `monthsThere('2023', '2023',
 * today)` is 12.
 */
export function monthsThere(from: PartialDate | null, to: PartialDate | null, today: LocalDate): number | null {
  if (from === null || firstDayOf(from) > today) return null;
  const end = to === null || lastDayOf(to) > today ? today : lastDayOf(to);
  return Math.max(1, Math.round(daysBetween(firstDayOf(from), end) / DAYS_PER_MONTH));
}
