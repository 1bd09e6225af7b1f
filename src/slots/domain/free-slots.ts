/** From when until when, in ms since 1970; what ends when another begins does not overlap it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The hours of one day in which a meeting may be: when it could begin, and when the last one must be over. */
export interface OpenDay {
  readonly starts: readonly number[];
  readonly closes: number;
}

export interface SlotWish {
  /** How long, in ms. */
  readonly length: number;
  /** Nothing begins before that. */
  readonly notBefore: number;
  /** So many ms before and after whatever is taken stay free. */
  readonly gap: number;
}

/**
 * Every time of that length that could be offered: it begins on the grid of its day, is over when the day closes, and
 * keeps the gap to everything that is taken. They may overlap each other. Never throws. Source: product.md, "Slots".
 *
 * @example freeSlots([{ starts: [nine, halfPastNine], closes: ten }], [{ start: nine, end: halfPastNine }], halfAnHour)
 * // [{ start: halfPastNine, end: ten }]
 */
export function freeSlots(days: readonly OpenDay[], taken: readonly Span[], wish: SlotWish): Span[] {
  const { length, notBefore, gap } = wish;
  const blocks = merged(taken.map((span) => widened(span, gap)));
  return days.flatMap(({ starts, closes }) =>
    starts
      .map((start) => ({ start, end: start + length }))
      .filter((slot) => slot.start >= notBefore && slot.end <= closes && !touches(blocks, slot)),
  );
}

/**
 * As many of them as fit with `gap` ms between, the earliest first. Never throws. Source: screens.md 3.6.
 *
 * @example apart([tenToEleven, halfPastTenToHalfPastEleven, elevenToTwelve], 0) // [tenToEleven, elevenToTwelve]
 */
export function apart(slots: readonly Span[], gap: number): Span[] {
  const chosen: Span[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (!last || slot.start >= last.end + gap) chosen.push(slot);
  }
  return chosen;
}

/**
 * The same moments by start, what overlaps or meets as one. What takes no time is left out. Never throws.
 *
 * @example merged([{ start: 2, end: 5 }, { start: 1, end: 3 }]) // [{ start: 1, end: 5 }]
 */
export function merged(spans: readonly Span[]): Span[] {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const last = whole.at(-1);
    if (end <= start) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

/**
 * With `buffer` ms before and after. Never throws. Example: `widened({ start: 60, end: 90 }, 30)` is `{ start: 30, end:
 * 120 }`.
 */
export function widened({ start, end }: Span, buffer: number): Span {
  return { start: start - buffer, end: end + buffer };
}

/**
 * True if they share a moment. Never throws. Example: `overlap({ start: 0, end: 1 }, { start: 1, end: 2 })` is false.
 */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start;
}

/** Blocks are apart and by start: the first one that ends after the slot begins decides. */
function touches(blocks: readonly Span[], slot: Span): boolean {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > slot.start) high = middle;
    else low = middle + 1;
  }
  const next = blocks[low];
  return next !== undefined && overlap(next, slot);
}
