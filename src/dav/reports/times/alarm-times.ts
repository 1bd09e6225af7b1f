import type { ReadEvent } from '../../../busy-calendars/reading/calendar-reading.js';
import { durationOf } from '../../../busy-calendars/reading/event-times.js';
import { type FilePart, parametersOf } from '../domain/file-part.js';
import type { TimeRange } from '../domain/time-range.js';

/** An alarm that rings more often is not looked at beyond. */
const MOST_REPEATS = 100;

/** When an alarm rings for what it reminds of (RFC 5545, 3.8.6.3), and again (3.8.6.2). In ms. */
export interface Ringing {
  readonly isFromEnd: boolean;
  readonly offset: number;
  readonly repeats: number;
  readonly pause: number;
}

/**
 * When an alarm rings; null for a TRIGGER that can't be read, or that is an instant. Never throws.
 *
 * @example ringingOf(alarm) // { isFromEnd: false, offset: -900_000, repeats: 0, pause: 0 } for `TRIGGER:-PT15M`
 */
export function ringingOf(alarm: FilePart): Ringing | null {
  const trigger = propertyIn(alarm, 'TRIGGER');
  const offset = millisecondsIn(trigger?.value);
  if (!trigger || offset === null) return null;
  const isFromEnd = parametersOf(trigger).get('RELATED')?.[0]?.toUpperCase() === 'END';
  return { isFromEnd, offset, repeats: repeatsOf(alarm), pause: pauseOf(alarm) };
}

/** Whether it rings in a range for one occurrence of what it reminds of. Never throws. */
export function isRingingWithin(
  { isFromEnd, offset, repeats, pause }: Ringing,
  { start, end }: Pick<ReadEvent, 'start' | 'end'>,
  { from, to }: TimeRange,
): boolean {
  const first = (isFromEnd ? end : start) + offset;
  if (first >= to) return false;
  if (first >= from) return true;
  const next = pause === 0 ? Infinity : Math.ceil((from - first) / pause);
  return next <= repeats && first + next * pause < to;
}

/** How far from what it reminds of it may ring. In ms. */
export function ringingSpread({ offset, repeats, pause }: Ringing): number {
  return Math.abs(offset) + repeats * pause;
}

function repeatsOf(alarm: FilePart): number {
  const repeats = Number(propertyIn(alarm, 'REPEAT')?.value ?? 0);
  return Number.isInteger(repeats) && repeats > 0 ? Math.min(repeats, MOST_REPEATS) : 0;
}

function pauseOf(alarm: FilePart): number {
  return Math.abs(millisecondsIn(propertyIn(alarm, 'DURATION')?.value) ?? 0);
}

function millisecondsIn(text: string | undefined): number | null {
  const [, sign, rest = ''] = /^\s*([+-]?)(.*)$/s.exec(text ?? '') ?? [];
  const length = durationOf(rest);
  return length === null ? null : (length.onWall + length.exact) * (sign === '-' ? -1 : 1);
}

function propertyIn(part: FilePart, wanted: string): FilePart['properties'][number] | undefined {
  return part.properties.find(({ name }) => name === wanted);
}
