import { lineOf, type ObjectPart } from './object-file.js';
import { objectTimes, yearOf } from './object-times.js';
import type { OneThing } from './one-thing.js';

/** The part of a file that is ours: the thing itself, or, of a series, what was changed of its first time. */
interface FirstPart {
  readonly part: ObjectPart;
  /** It stands for more than one time. */
  readonly isSeries: boolean;
}

/**
 * Which component of the file is ours (RFC 5545, 3.8.4.4): of a series, the first time. Never throws.
 *
 * @param zone IANA: for times without one
 */
export function firstPart({ file, main, changed }: OneThing, zone: string): FirstPart {
  const isSeries = ['RRULE', 'RDATE'].some((name) => lineOf(file, main, name));
  if (!isSeries || changed.length === 0) return { part: main, isSeries };
  const startLine = lineOf(file, main, 'DTSTART') ?? lineOf(file, main, 'DUE');
  const times = objectTimes(file, zone, yearOf(startLine));
  const start = times.timeOf(startLine)?.instant;
  const isFirst = (part: ObjectPart): boolean => times.timeOf(lineOf(file, part, 'RECURRENCE-ID'))?.instant === start;
  const first = start === undefined ? undefined : changed.find(isFirst);
  return first ? { part: first, isSeries: false } : { part: main, isSeries };
}
