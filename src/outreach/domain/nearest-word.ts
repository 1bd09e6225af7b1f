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
    if (Math.abs(typed.length - word.length) > most) continue;
    const slips = slipsBetween(typed.toLowerCase(), word.toLowerCase());
    if (slips <= most && slips < fewest) [nearest, fewest] = [word, slips];
  }
  return nearest;
}

/** Optimal string alignment, row by row. */
function slipsBetween(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(fewestSlips({ a, b, i, j }, { beforeLast, last, row }));
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

function fewestSlips(
  { a, b, i, j }: { readonly a: string; readonly b: string; readonly i: number; readonly j: number },
  rows: { readonly beforeLast: number[]; readonly last: number[]; readonly row: number[] },
): number {
  const at = (row: number[], index: number): number => row[index] ?? Infinity;
  const replaced = at(rows.last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  const inOrder = swapped ? at(rows.beforeLast, j - 2) + 1 : Infinity;
  return Math.min(replaced, at(rows.last, j) + 1, at(rows.row, j - 1) + 1, inOrder);
}
