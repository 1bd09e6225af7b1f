/**
 * How many single changes (a letter more, less, other, or two neighbours swapped) turn one word into the other; `most`
 * plus one as soon as it is clear that it takes more. Symmetric; never throws.
 *
 * Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964), 171-176,
 * in the form of the optimal string alignment: no letter is changed twice. Four of five typing mistakes are one such change.
 *
 * @example editDistance('marlene', 'marlnee', 2) // 1
 */
export function editDistance(a: string, b: string, most: number): number {
  const tooFar = most + 1;
  if (Math.abs(a.length - b.length) > most) return tooFar;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow({ a, b, row }, before, last);
    if (Math.min(...current) > most) return tooFar;
    [before, last] = [last, current];
  }
  return Math.min(last[b.length] ?? tooFar, tooFar);
}

function nextRow(
  { a, b, row }: { readonly a: string; readonly b: string; readonly row: number },
  before: readonly number[],
  last: readonly number[],
): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const same = a[row - 1] === b[column - 1];
    let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped) least = Math.min(least, at(before, column - 2) + 1);
    current.push(least);
  }
  return current;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
