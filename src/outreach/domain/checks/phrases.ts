import type { Span } from './draft-hint.js';
import type { Letter, Token } from './letter.js';

/** Words and phrases that were made ready to be looked for. */
export interface Phrases {
  readonly byBeginning: ReadonlyMap<string, readonly Phrase[]>;
}

/** A phrase in a text: from one token to another, both included. */
export interface FoundPhrase extends Span {
  readonly from: number;
  readonly to: number;
}

interface Phrase {
  readonly words: readonly string[];
  /** The last word is only the beginning of one: `dringend*`. */
  readonly open: boolean;
}

/** So many letters of the first word lead to the phrases that may begin with it. */
const BEGINNING = 2;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** What may stand between two words of a phrase: "nicht passt" is not "nicht. Passt". */
const GAP = /^[\s,\-–"„“”‚‘’'()]*$/u;

/**
 * Makes words and phrases ready to be looked for: whole words, `dringend*` for a beginning; case does not count. Never
 * throws.
 *
 * @example phrases(['nur kurz', 'dringend*'])
 */
export function phrases(list: readonly string[]): Phrases {
  const byBeginning = new Map<string, Phrase[]>();
  for (const entry of list) {
    const words = [...entry.toLowerCase().normalize().matchAll(WORD)].map(([word]) => word.replaceAll('’', "'"));
    const key = words[0]?.slice(0, BEGINNING);
    if (key === undefined) continue;
    const known = byBeginning.get(key) ?? [];
    known.push({ words, open: entry.endsWith('*') });
    byBeginning.set(key, known);
  }
  return { byBeginning };
}

/**
 * Every place where one of the phrases stands, in the order of the text; the longest one where several begin. Linear in
 * the number of words. Never throws.
 *
 * @example findPhrases(readLetter('Es ist dringend.'), phrases(['dringend*']))[0] // { from: 2, to: 2, start: 7, end: 15 }
 */
export function findPhrases(letter: Letter, { byBeginning }: Phrases): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  letter.tokens.forEach(({ word, start }, from) => {
    const candidates = byBeginning.get(word.slice(0, BEGINNING));
    if (candidates === undefined) return;
    const fitting = candidates.filter((phrase) => standsAt(letter, from, phrase));
    const length = Math.max(0, ...fitting.map(({ words }) => words.length));
    const last = letter.tokens[from + length - 1];
    if (length > 0 && last) found.push({ from, to: from + length - 1, start, end: last.end });
  });
  return found;
}

/**
 * The words of a place as the writer wrote them, in lower case: for the sentence that names them. Never throws.
 * Example: `wordsAt(letter, { start: 7, end: 15 })` of "Es ist Dringend." is "dringend".
 */
export function wordsAt({ text }: Letter, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/gu, ' ').toLowerCase();
}

function standsAt({ text, tokens }: Letter, from: number, { words, open }: Phrase): boolean {
  return words.every((wanted, index) => {
    const token = tokens[from + index];
    if (token === undefined) return false;
    if (index > 0 && !areNeighbours(text, tokens[from + index - 1], token)) return false;
    return open && index === words.length - 1 ? token.word.startsWith(wanted) : token.word === wanted;
  });
}

function areNeighbours(text: string, left: Token | undefined, right: Token): boolean {
  return left?.sentence === right.sentence && GAP.test(text.slice(left.end, right.start));
}
