import { editDistance } from '../../contacts/domain/edit-distance.js';

/** A word with more mistakes than one in so many letters is another word. */
const LETTERS_PER_SLIP = 3;
/** Names of fields are shorter; longer words are not compared. Unit: characters. */
const LONGEST = 40;

/**
 * The word of a list that somebody who mistyped probably meant: the fewest letters added, left out, replaced or swapped
 * with their neighbour (Damerau 1964, "A technique for computer detection and correction of spelling errors"), at most
 * one in three. Capitals don't count. The first of several that are equally near; null if none is near. Never throws.
 *
 * @example nearestWord('stadd', ['stadt', 'tag']) // 'stadt'
 */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  if (typed.length > LONGEST) return null;
  let [nearest, fewest]: [string | null, number] = [null, Infinity];
  for (const word of words) {
    const most = Math.max(1, Math.floor(Math.max(typed.length, word.length) / LETTERS_PER_SLIP));
    const slips = editDistance(typed.toLowerCase(), word.toLowerCase(), most);
    if (slips <= most && slips < fewest) [nearest, fewest] = [word, slips];
  }
  return nearest;
}
