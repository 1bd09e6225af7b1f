import { editDistance } from './edit-distance.js';

/** In shorter words a mistake leaves too little: "kim" may be anybody. Unit: characters. */
const shortestWord = 4;
/** From this length on two mistakes are allowed. Unit: characters. */
const twoMistakesFrom = 8;

/**
 * How many mistakes (a letter more, less, other, or two neighbours swapped) a misspelt word may have: 0 below 4
 * letters, 1 below 8, then 2. Never throws. Source: issue "People", "a typo still finds"; the same steps as full-text
 * engines use by default.
 *
 * @example mistakesAllowed('mulelr') // 1
 */
export function mistakesAllowed(word: string): number {
  if (word.length < shortestWord) return 0;
  return word.length < twoMistakesFrom ? 1 : 2;
}

/**
 * Pieces of a misspelt word: whatever it was meant to be contains one of them, as so many mistakes leave one piece out of
 * so many plus one whole. Two letters swapped across a seam count for both sides, so those are swapped back, too.
 * Empty for words that are too short. Never throws.
 *
 * @example piecesOf('mulelr') // ['mul', 'elr', 'muellr']
 */
export function piecesOf(word: string): string[] {
  const mistakes = mistakesAllowed(word);
  if (mistakes === 0) return [];
  const count = mistakes + 1;
  const seams = Array.from({ length: count + 1 }, (_, nth) => Math.round((nth * word.length) / count));
  const pieces = seams.slice(1).map((seam, nth) => word.slice(seams[nth], seam));
  const swapped = seams.slice(1, -1).flatMap((seam) => {
    const turned = word.slice(0, seam - 1) + word.charAt(seam) + word.charAt(seam - 1) + word.slice(seam + 1);
    return mistakes === 1 ? [turned] : seams.slice(1).map((end, nth) => turned.slice(seams[nth], end));
  });
  return [...new Set([...pieces, ...swapped])];
}

/**
 * Those that the misspelt word may be the beginning of, by the number of mistakes: the nearest first, then the shortest.
 * Never throws.
 *
 * @example nearestOf('mulelr', ['muster', 'mullerin', 'muller']) // [['muller', 'mullerin']]
 */
export function nearestOf(word: string, candidates: readonly string[]): string[][] {
  const most = mistakesAllowed(word);
  const byMistakes: string[][] = Array.from({ length: most + 1 }, () => []);
  for (const candidate of candidates) byMistakes[mistakesIn(word, candidate, most)]?.push(candidate);
  const inOrder = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
  return byMistakes.map((words) => words.sort(inOrder)).filter((words) => words.length > 0);
}

function mistakesIn(word: string, candidate: string, most: number): number {
  let least = most + 1;
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    if (length > candidate.length && length > word.length - most) break;
    least = Math.min(least, editDistance(word, candidate.slice(0, length), most));
  }
  return least;
}
