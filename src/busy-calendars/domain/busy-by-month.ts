/** Start and end in ms since 1970; the 1 says that there is a place to get to. */
export type KeptSpan = readonly [start: number, end: number] | readonly [start: number, end: number, away: 1];

interface Taken {
  readonly start: number;
  readonly end: number;
  readonly away: boolean;
}

/** `2026-11` */
const MONTH_LENGTH = 7;

/**
 * The month (UTC) of an instant. Throws RangeError for what is no instant.
 *
 * @example monthOf(Date.UTC(2026, 10, 24)) // '2026-11'
 */
function monthOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, MONTH_LENGTH);
}

/**
 * Spans by the month that they begin in; what goes on into the next month is cut at its begin. Each list is by start.
 * Never throws for instants.
 *
 * @example busyByMonth([{ start: lastOfMay, end: firstOfJune, away: false }]).get('2026-06') // [[midnight, firstOfJune]]
 */
export function busyByMonth(spans: readonly Taken[]): Map<string, KeptSpan[]> {
  const months = new Map<string, KeptSpan[]>();
  for (const { start, end, away } of spans) {
    let from = start;
    while (from < end) {
      const to = Math.min(end, nextMonth(from));
      const kept: KeptSpan = away ? [from, to, 1] : [from, to];
      const month = months.get(monthOf(from)) ?? [];
      month.push(kept);
      months.set(monthOf(from), month);
      from = to;
    }
  }
  return months;
}

/**
 * The months (UTC) that a time touches, by name. Never throws for instants.
 *
 * @example monthsBetween(Date.UTC(2026, 10, 24), Date.UTC(2026, 11, 8)) // ['2026-11', '2026-12']
 */
export function monthsBetween(from: number, to: number): string[] {
  const months: string[] = [];
  for (let at = from; at <= to; at = nextMonth(at)) months.push(monthOf(at));
  return months;
}

function nextMonth(ms: number): number {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
