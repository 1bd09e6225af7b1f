/*
 * Making one of Intl's formats takes 50 µs, using it one: a list of 50 people would spend more time on that than on
 * anything else. There are a few dozen at most: languages times the styles that pages use.
 */

const dates = new Map<string, Intl.DateTimeFormat>();
const distances = new Map<string, Intl.RelativeTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();
const orders = new Map<string, Intl.Collator>();

/** For days at noon in UTC. */
export function dateFormat(tag: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, tag + JSON.stringify(style), () => new Intl.DateTimeFormat(tag, { ...style, timeZone: 'UTC' }));
}

/** "gestern" or "vor 1 Tag": `auto` prefers the word. */
export function distanceFormat(tag: string, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  return kept(distances, tag + numeric, () => new Intl.RelativeTimeFormat(tag, { numeric }));
}

export function numberFormat(tag: string): Intl.NumberFormat {
  return kept(numbers, tag, () => new Intl.NumberFormat(tag));
}

/** "Marlene, Tom und Ayla" */
export function listFormat(tag: string): Intl.ListFormat {
  return kept(lists, tag, () => new Intl.ListFormat(tag, { type: 'conjunction' }));
}

/** Names as the language sorts them. */
export function order(tag: string): Intl.Collator {
  return kept(orders, tag, () => new Intl.Collator(tag));
}

function kept<T>(formats: Map<string, T>, key: string, make: () => T): T {
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}
