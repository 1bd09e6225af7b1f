import { type DraftCheck, hint } from './draft-hint.js';

/** Longer letters are read later, and later is never. Unit: words. Source: product.md R3. */
export const MOST_WORDS = 120;

/**
 * More than 120 words; it points to what comes after them. A web address is none. Linear in the length. Never throws.
 * Source: product.md R3.
 *
 * @example checkLength('Wort '.repeat(121))[0]?.params // { count: 121, most: 120 }
 */
export function checkLength(text: string): DraftCheck[] {
  let count = 0;
  let start = 0;
  for (const { 0: chunk, index } of text.matchAll(/\S+/gu)) {
    if (chunk.includes('://') || !/[\p{L}\p{N}]/u.test(chunk)) continue;
    count += 1;
    if (count === MOST_WORDS + 1) start = index;
  }
  if (count <= MOST_WORDS) return [];
  return [hint('too-long', { params: { count, most: MOST_WORDS }, at: { start, end: text.trimEnd().length } })];
}
