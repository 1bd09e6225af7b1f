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
}

const MS_PER_MINUTE = 60_000;
/** Before and after an agreed meeting nothing is offered: the way there and back. Ours. Unit: ms. */
export const TRAVEL_BUFFER_MS = 30 * MS_PER_MINUTE;

/**
 * Every time of that length that could be offered: it begins on the grid of its day, is over when the day closes, and
 * overlaps nothing that is taken. They may overlap each other. Never throws. Source: product.md, "Slots".
 *
 * @example freeSlots([{ starts: [nine, halfPastNine], closes: ten }], [{ start: nine, end: halfPastNine }], halfAnHour)
 * // [{ start: halfPastNine, end: ten }]
 */
export function freeSlots(days: readonly OpenDay[], taken: readonly Span[], wish: SlotWish): Span[] {
  const { length, notBefore } = wish;
  return days.flatMap(({ starts, closes }) =>
    starts
      .map((start) => ({ start, end: start + length }))
      .filter((slot) => slot.start >= notBefore && slot.end <= closes && !taken.some((span) => overlap(slot, span))),
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
