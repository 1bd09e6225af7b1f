import type { ReadyWords } from './check-words.js';
import type { Insert, Span } from './draft-hint.js';
import type { Letter } from './letter.js';
import { findPhrases } from './phrases.js';

/** A last paragraph of so few words without a full stop is a name. */
const MOST_WORDS_OF_A_NAME = 5;
/** From "Viele Grüße" on: the greeting, a name, perhaps a number. What is longer is text. */
const MOST_WORDS_OF_A_CLOSING = 15;

/**
 * Where a sentence of one's own may stand: a paragraph before the closing ("Viele Grüße"), else at the end. Never
 * throws. Source: screens.md 3.4.
 *
 * @example beforeTheEnd(readLetter('Hallo Anna,\n\npasst es?\n\nViele Grüße\nJana'), words).start // 24
 */
export function beforeTheEnd(letter: Letter, words: ReadyWords): Insert {
  const { text } = letter;
  const at = closingStart(letter, words);
  const base = { words: null, lowerCase: false };
  if (at !== null) return { ...base, start: at, end: at, before: '', after: '\n\n' };
  const end = text.trimEnd().length;
  return { ...base, start: end, end, before: end === 0 ? '' : '\n\n', after: '' };
}

/**
 * A sentence of one's own before another one, in the same paragraph. Never throws. Source: screens.md 3.4.
 *
 * @example beforeSentence({ start: 24, end: 60 }).after // ' '
 */
export function beforeSentence({ start }: Span): Insert {
  return { start, end: start, words: null, before: '', after: ' ', lowerCase: false };
}

function closingStart(letter: Letter, words: ReadyWords): number | null {
  const last = letter.sentences.at(-1);
  if (!last || letter.sentences.length < 2 || last.start <= (letter.greeting?.end ?? -1)) return null;
  const closing = findPhrases(letter, words.phrases.closing)
    .filter(({ start }) => startsLine(letter.text, start))
    .at(-1);
  if (closing && letter.tokens.length - closing.from <= MOST_WORDS_OF_A_CLOSING) return closing.start;
  return isName(letter, last) ? last.start : null;
}

/** A few words without a mark at the end, on a line of their own. */
function isName(letter: Letter, part: Span): boolean {
  const written = letter.text.slice(part.start, part.end);
  return (
    !/[.!?…:]$/u.test(written) && wordsIn(letter, part) <= MOST_WORDS_OF_A_NAME && startsLine(letter.text, part.start)
  );
}

function wordsIn({ tokens }: Letter, { start, end }: Span): number {
  return tokens.filter((token) => token.start >= start && token.start < end).length;
}

function startsLine(text: string, index: number): boolean {
  return index > 0 && text.charAt(index - 1) === '\n';
}
