import { type LocalDate, weekdayOf } from '../../common/local-date.js';

/** Full hours of the day between which nobody likes to be called. A choice of ours; the idea: product.md, feature 19. */
const notBefore = 9;
const noonFrom = 12;
const noonTo = 14;
const notAfter = 19;
const saturday = 6;

export type CallHour = 'good' | 'early' | 'noon' | 'late' | 'day-off';

/**
 * Whether this is a time to call: work days from nine to twelve and from two to seven. A hint, never a lock. `hour`:
 * full hours since midnight where the phone rings. Never throws. Source: product.md, feature 19. Example: Tuesday, hour
 * 8 is "early".
 */
export function callHour(day: LocalDate, hour: number, isHoliday: boolean): CallHour {
  if (isHoliday || weekdayOf(day) >= saturday) return 'day-off';
  if (hour < notBefore) return 'early';
  if (hour >= noonFrom && hour < noonTo) return 'noon';
  return hour >= notAfter ? 'late' : 'good';
}
