import type { WallMs } from './wall-clock.js';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
const MONTHS_PER_YEAR = 12;
/** Every month has a 28th. */
const SAFE_DAY = 28;

/** Frequencies that are of the same length whatever the calendar says. In ms. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['HOURLY', MS_PER_HOUR],
  ['DAILY', MS_PER_DAY],
  ['WEEKLY', 7 * MS_PER_DAY],
]);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['MONTHLY', 1],
  ['YEARLY', MONTHS_PER_YEAR],
]);

/**
 * A start shortly before the window with the same rhythm, so that what began in 2009 need not be counted through. The start
 * itself where something has to be counted (COUNT), or hangs on the day that it began on. Never throws.
 *
 * @param parts of the RRULE, in capitals
 * @example skippedStart(new Map([['FREQ', 'MONTHLY']]), { start: 5 March 2009, from: 1 June 2026 }) // 5 April 2026
 */
export function skippedStart(
  parts: ReadonlyMap<string, string>,
  { start, from }: { readonly start: WallMs; readonly from: WallMs },
): WallMs {
  const freq = parts.get('FREQ') ?? '';
  const interval = Number(parts.get('INTERVAL') ?? 1);
  if (parts.has('COUNT') || start >= from || !Number.isSafeInteger(interval) || interval <= 0) return start;
  const length = LENGTHS.get(freq);
  // one period is left: what begins late in it may still be in the window
  if (length !== undefined) {
    return start + Math.max(0, Math.floor((from - start) / (length * interval)) - 1) * length * interval;
  }
  const months = MONTHS.get(freq);
  return months === undefined || parts.has('BYWEEKNO') ? start : monthsLater(start, from, months * interval);
}

function monthsLater(start: WallMs, from: WallMs, period: number): WallMs {
  const [first, last] = [new Date(start), new Date(from)];
  if (first.getUTCDate() > SAFE_DAY) return start;
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  const between = years * MONTHS_PER_YEAR + last.getUTCMonth() - first.getUTCMonth();
  const rounds = Math.max(0, Math.floor(between / period) - 1);
  return first.setUTCMonth(first.getUTCMonth() + rounds * period);
}
