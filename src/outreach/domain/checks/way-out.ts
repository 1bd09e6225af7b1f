import type { ReadyWords } from './check-words.js';
import { type DraftCheck, hint } from './draft-hint.js';
import { beforeTheEnd } from './letter-end.js';
import type { Letter } from './letter.js';
import { findPhrases } from './phrases.js';
import { questionsOf } from './questions.js';

/**
 * A request says in words that a no is fine. Never throws. Source: product.md R18, "the way out in words". A question
 * is no way out: "Alles gut bei dir?".
 *
 * @example checkWayOut(readLetter('Passt Ihnen Montag?'), words, 'request')[0]?.code // 'no-way-out'
 */
export function checkWayOut(letter: Letter, words: ReadyWords, kind: 'request' | 'note'): DraftCheck[] {
  if (kind === 'note') return [];
  const questions = new Set(questionsOf(letter).map(({ start }) => start));
  const isSaid = findPhrases(letter, words.phrases['way-out']).some(({ from, start }) => {
    const sentence = letter.sentences[letter.tokens[from]?.sentence ?? -1];
    return start >= (letter.greeting?.end ?? 0) && !(sentence && questions.has(sentence.start));
  });
  return isSaid ? [] : [hint('no-way-out', { insert: beforeTheEnd(letter, words) })];
}
