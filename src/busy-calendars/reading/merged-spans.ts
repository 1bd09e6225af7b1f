import type { ReadSpan } from './calendar-reading.js';

/**
 * Spans by start, those that touch each other as one, cut to what lies within `from` and `to`; with a place and without apart.
 * What takes no time is left out. Never throws.
 *
 * @example mergedSpans([{ start: 1, end: 3, away: false }, { start: 2, end: 5, away: false }], { from: 0, to: 4 })
 * // [{ start: 1, end: 4, away: false }]
 */
export function mergedSpans(spans: readonly ReadSpan[], { from, to }: { from: number; to: number }): ReadSpan[] {
  const merged: { start: number; end: number; away: boolean }[] = [];
  const lastOf = new Map<boolean, { start: number; end: number; away: boolean }>();
  for (const { start, end, away } of spans.toSorted((one, other) => one.start - other.start)) {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first >= last) continue;
    const open = lastOf.get(away);
    if (open && first <= open.end) {
      open.end = Math.max(open.end, last);
      continue;
    }
    const span = { start: first, end: last, away };
    merged.push(span);
    lastOf.set(away, span);
  }
  return merged.sort((one, other) => one.start - other.start || one.end - other.end);
}
