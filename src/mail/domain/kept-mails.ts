const MS_PER_DAY = 86_400_000;

/**
 * Unit: days. Source: as long as a mail can be answered by its numbers and links (docs/product.md, "The daily mail"), and
 * longer than any copy of it is repeated.
 */
const WORDS_KEPT_DAYS = 14;

/** Unit: days. As long as the link that ends the mails works: whoever asks why a mail came finds it in the list. */
const KEPT_DAYS = 400;

/**
 * The words of a mail that is over and was made before this instant (ISO, UTC) are not kept any longer. Never throws.
 *
 * @example wordsKeptSince(new Date('2026-11-23T08:00:00Z')) // '2026-11-09T08:00:00.000Z'
 */
export function wordsKeptSince(now: Date): string {
  return daysBefore(now, WORDS_KEPT_DAYS);
}

/**
 * A mail that is over and was made before this instant (ISO, UTC) is forgotten. Never throws.
 *
 * @example mailKeptSince(new Date('2026-11-23T08:00:00Z')) // '2025-10-19T08:00:00.000Z'
 */
export function mailKeptSince(now: Date): string {
  return daysBefore(now, KEPT_DAYS);
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * MS_PER_DAY).toISOString();
}
