import type { CommandKind } from './command.js';
import type { ReadyCommandWords } from './command-words.js';

/** The longest verbs are "einmal die woche" and "not this time". */
const MOST_VERB_WORDS = 3;

/** No mail has more lines than numbers of two digits. */
const NUMBER = /^#?(\d{1,2})$/;

/** "12.12.", whose last dot belongs to it. */
const DAY_OF_YEAR = /^\d{1,2}\.\d{1,2}\.$/;

/**
 * The words of a line in small letters, without what stands around them and without the small words that change nothing.
 * The comma behind a number stays: it makes a list. Never throws. `tokensOf('Log 1, 2: „ja“', words)` is
 * `['log', '1,', '2', 'ja']`.
 */
export function tokensOf(line: string, { fillers }: ReadyCommandWords): string[] {
  return line
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/["„“”«»()[\]{}<>;!`*]/g, ' ')
    .replace(/,/g, ', ')
    .split(/\s+/)
    .map((token) => token.replace(/(?<=.):$/, ''))
    .map((token) => (DAY_OF_YEAR.test(token) ? token : token.replace(/(?<=.)[.?]$/, '')))
    .filter((token) => token !== '' && token !== ',' && !fillers.has(token));
}

/** A word without the comma of a list. Never throws. */
export function bare(token: string): string {
  return token.replace(/,$/, '');
}

/** True for what may be the number of a line: `#2`. Never throws. */
export function isNumber(token: string): boolean {
  return NUMBER.test(bare(token));
}

/** A beginning of a line, as so many of its words. */
interface Beginning {
  readonly length: number;
}

/** The numbers that words begin with. Never throws. `leadingNumbers(['1,', '2', 'ja'], words)` is `{ numbers: [1, 2], length: 2 }`. */
export function leadingNumbers(
  tokens: readonly string[],
  { and }: ReadyCommandWords,
): Beginning & { readonly numbers: readonly number[] } {
  const numbers: number[] = [];
  let length = 0;
  for (const [index, token] of tokens.entries()) {
    const [, digits] = NUMBER.exec(bare(token)) ?? [];
    if (digits === undefined && !(and.has(token) && numbers.length > 0)) break;
    if (digits === undefined) continue;
    numbers.push(Number(digits));
    length = index + 1;
  }
  return { numbers, length };
}

/** The verb that words begin with, the longest one; null for none. Never throws. */
export function leadingVerb(
  tokens: readonly string[],
  { verbs }: ReadyCommandWords,
): (Beginning & { readonly kind: CommandKind }) | null {
  for (let length = Math.min(MOST_VERB_WORDS, tokens.length); length > 0; length -= 1) {
    const kind = verbs.get(bare(tokens.slice(0, length).join(' ')));
    if (kind !== undefined) return { kind, length };
  }
  return null;
}
