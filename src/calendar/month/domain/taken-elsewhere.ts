/** Start and end, in ms since 1970; the end is exclusive. */
export type TakenSpan = readonly [start: number, end: number];

/**
 * The times that other calendars say are taken, merged and by start, cut to those between `from` and `to` (ms since 1970)
 * and without those that lie within a meeting of ours: it stands in the user's own calendar, too, and would be there twice.
 * Never throws.
 *
 * @example takenElsewhere([[0, 10], [5, 20]], { from: 0, to: 100, ours: [] }) // [[0, 20]]
 * @example takenElsewhere([[5, 20]], { from: 0, to: 100, ours: [[5, 20]] }) // []
 */
export function takenElsewhere(
  spans: readonly TakenSpan[],
  { from, to, ours }: { readonly from: number; readonly to: number; readonly ours: readonly TakenSpan[] },
): TakenSpan[] {
  const foreign = spans.filter(
    ([start, end]) => end > from && start < to && end > start && !isWithin([start, end], ours),
  );
  const merged: [number, number][] = [];
  for (const [start, end] of [...foreign].sort((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function isWithin([start, end]: TakenSpan, ours: readonly TakenSpan[]): boolean {
  return ours.some((our) => our[0] <= start && end <= our[1]);
}
