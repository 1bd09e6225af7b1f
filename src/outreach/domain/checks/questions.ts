import type { ReadyWords } from './check-words.js';
import { type DraftCheck, hint, inPlaceOf, type Span } from './draft-hint.js';
import { beforeSentence, beforeTheEnd } from './letter-end.js';
import type { Letter } from './letter.js';
import { findPhrases } from './phrases.js';

const MARKS = /[?？؟]+/gu;

/**
 * One open question, and one only: "lint warns if the way out or the open question is missing" (product.md R18), more
 * than one question is flagged (R3). Questions in quotes and addresses are nobody's here. Never throws.
 *
 * @example checkQuestions(readLetter('Wie geht es dir? Passt dir Montag?'), words, 'request')[0]?.code
 * // 'more-than-one-question'
 */
export function checkQuestions(letter: Letter, words: ReadyWords, kind: 'request' | 'note'): DraftCheck[] {
  const questions = questionsOf(letter);
  if (questions.length > 1) return [tooMany(letter, words, questions)];
  if (questions.length === 1 || kind === 'note') return [];
  return [hint('no-open-question', { insert: whereToAsk(letter, words) })];
}

/**
 * The sentences that ask something, one for each run of question marks. Never throws. Source: product.md R18.
 *
 * @example questionsOf(readLetter('Passt es? Gern.')) // [{ start: 0, end: 9 }]
 */
export function questionsOf({ text, sentences, isLeftAlone }: Letter): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const { index } of text.matchAll(MARKS)) {
    if (isLeftAlone(index) || text.charAt(index - 1) === '(') continue; // "(?)" is a doubt
    while (index >= (sentences[next]?.end ?? Infinity)) next += 1;
    found.push(sentences[next] ?? { start: index, end: index + 1 });
  }
  return found;
}

/** Not the question after how they are is the one to keep. */
function tooMany(letter: Letter, words: ReadyWords, questions: readonly Span[]): DraftCheck {
  const hellos = new Set(
    findPhrases(letter, words.phrases['small-talk']).map(
      ({ from }) => letter.sentences[letter.tokens[from]?.sentence ?? -1]?.start,
    ),
  );
  const hello = questions.find(({ start }) => hellos.has(start));
  const at = hello ?? questions[1] ?? null;
  const params = { count: questions.length, extra: hello ? 'hello' : 'other' };
  const lowerCase = at !== null && /^\p{Ll}/u.test(letter.text.slice(at.start, at.start + 1));
  const isAlone = at !== null && questions.filter(({ start }) => start === at.start).length === 1;
  return hint('more-than-one-question', {
    params,
    at,
    insert: at && isAlone ? { ...inPlaceOf(at, null), lowerCase } : null,
  });
}

/** Ahead of the way out, which answers it. */
function whereToAsk(letter: Letter, words: ReadyWords): DraftCheck['insert'] {
  const [wayOut] = findPhrases(letter, words.phrases['way-out']);
  const sentence = wayOut && letter.sentences[letter.tokens[wayOut.from]?.sentence ?? -1];
  const isFirst = sentence !== undefined && /^\p{Ll}/u.test(letter.text.slice(sentence.start, sentence.start + 1));
  return sentence && !isFirst && sentence.start > 0 ? beforeSentence(sentence) : beforeTheEnd(letter, words);
}
