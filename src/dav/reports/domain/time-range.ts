/** CALDAV:time-range (RFC 4791, 9.9): from the first instant on, and before the second. In ms since 1970, or infinite. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** What RFC 4791, 9.9 looks at in a VTODO. In ms since 1970; null: it does not say so. */
export interface TodoTimes {
  readonly start: number | null;
  /** By DUE, or by DTSTART and DURATION. */
  readonly due: number | null;
  /** How `due` came about: the RFC compares the two differently. */
  readonly isDueByDuration: boolean;
  readonly completed: number | null;
  readonly created: number | null;
}

/**
 * Whether a VTODO lies in a range: the table of RFC 4791, 9.9 for VTODO, row by row. Never throws.
 *
 * @example isTodoWithin({ start: null, due: 5, isDueByDuration: false, completed: null, created: null }, { from: 0, to: 9 }) // true
 */
export function isTodoWithin(times: TodoTimes, range: TimeRange): boolean {
  const { start, due } = times;
  if (start !== null && due !== null) return isStretchWithin({ start, due }, times.isDueByDuration, range);
  if (start !== null) return range.from <= start && range.to > start;
  if (due !== null) return range.from < due && range.to >= due;
  return isUndatedWithin(times, range);
}

function isStretchWithin(
  { start, due }: { readonly start: number; readonly due: number },
  isDueByDuration: boolean,
  { from, to }: TimeRange,
): boolean {
  const beginsInTime = isDueByDuration ? from <= due : from < due || from <= start;
  return beginsInTime && (to > start || to >= due);
}

function isUndatedWithin({ completed, created }: TodoTimes, { from, to }: TimeRange): boolean {
  if (completed !== null && created !== null) {
    return (from <= created || from <= completed) && (to >= created || to >= completed);
  }
  if (completed !== null) return from <= completed && to >= completed;
  return created === null || to > created;
}

/**
 * Whether something that lasts from `start` to `end` (the same instant: no time at all) lies in a range: the table of RFC 4791,
 * 9.9 for VEVENT. Never throws.
 *
 * @example isSpanWithin({ start: 3, end: 3 }, { from: 3, to: 5 }) // true
 */
export function isSpanWithin(
  { start, end }: { readonly start: number; readonly end: number },
  { from, to }: TimeRange,
): boolean {
  return start < to && (end > from || start >= from);
}

const STAMP = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/**
 * `start` and `end` of a time-range: instants in UTC (RFC 4791, 9.9); null if one can't be read, both are missing, or nothing
 * lies between them. Never throws.
 *
 * @example timeRange({ start: '20261124T000000Z' }) // { from: 1795478400000, to: Infinity }
 */
export function timeRange({ start, end }: { readonly start?: string; readonly end?: string }): TimeRange | null {
  if (start === undefined && end === undefined) return null;
  const from = start === undefined ? -Infinity : instantOf(start);
  const to = end === undefined ? Infinity : instantOf(end);
  return from !== null && to !== null && from < to ? { from, to } : null;
}

function instantOf(stamp: string): number | null {
  const [, year, month, day, hour, minute, second] = STAMP.exec(stamp.trim()) ?? [];
  if (year === undefined) return null;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? null : instant;
}

/**
 * An instant as calendars write it in UTC (RFC 5545, 3.3.5, form 2). Throws RangeError for what is no instant.
 *
 * @example utcStamp(0) // '19700101T000000Z'
 */
export function utcStamp(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
}
