import { isLocalDate } from '../common/local-date.js';
import { instantOf } from '../common/zoned-time.js';

/** A day and a time of a form as an instant; '' for half-filled ones, which the input class refuses in the form's words. */
export function momentOf(day: string | null | undefined, time: string | null | undefined, zone: string): string {
  if (!isLocalDate(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? '')) return '';
  return instantOf(day, time ?? '', zone).toISOString();
}
