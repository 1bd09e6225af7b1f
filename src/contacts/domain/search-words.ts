import { searchKey } from './name-key.js';

/** Longer words are found by their beginning. PostgreSQL takes lexemes of 2,046 bytes. Unit: characters. */
const WORD_LENGTH = 100;
/** PostgreSQL takes 1 MiB of words per row, up to 3 bytes a character. Unit: characters. */
const WORDS_LENGTH = 200_000;
/** More words than anybody types; each is one look into the index. */
const mostWords = 20;

/**
 * The canonical words of some texts, each once, in the order they first come, divided by one blank: what a person is found
 * by. Past 200,000 characters words are left out. Never throws. Source: issue "People", "Search as you type".
 *
 * @example wordsToFind(['Anna Müller', null, 'Radio Müller']) // 'anna muller radio'
 */
export function wordsToFind(texts: readonly (string | number | null)[]): string {
  const key = searchKey(texts.filter((text) => text !== null).join(' '));
  const whole = [...new Set(key.split(' '))].map((word) => word.slice(0, WORD_LENGTH)).join(' ');
  if (whole.length <= WORDS_LENGTH) return whole;
  return whole.slice(0, whole.lastIndexOf(' ', WORDS_LENGTH));
}

/**
 * The words to look for, each the beginning of a word: canonical, at most 20, without those that another one includes.
 * A text of signs only gives none. Never throws.
 *
 * @example wordsAsked('mül Müller radio') // ['muller', 'radio']
 */
export function wordsAsked(text: string): string[] {
  const words = [...new Set(searchKey(text).split(' '))].filter((word) => word !== '');
  const cut = [...new Set(words.map((word) => word.slice(0, WORD_LENGTH)))];
  return cut.filter((word) => !cut.some((other) => other !== word && other.startsWith(word))).slice(0, mostWords);
}
