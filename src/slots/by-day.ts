import { clockTimeOf } from '../common/zoned-format.js';
import type { Span } from './domain/free-slots.js';
import { areWaking } from './domain/waking-hours.js';

/** Whether people are awake then, where the clock of that zone (IANA) hangs. Throws RangeError for no zone. */
export function isByDay({ start, end }: Span, zone: string): boolean {
  return areWaking(clockTimeOf(new Date(start), zone), clockTimeOf(new Date(end), zone));
}
