import type { ReadyWords } from './check-words.js';
import { type DraftCheck, type DraftCheckCode, hint, inPlaceOf, type Insert } from './draft-hint.js';
import type { Letter } from './letter.js';
import { findPhrases, type FoundPhrase, wordsAt } from './phrases.js';

const codes = ['guilt', 'flattery', 'pressure', 'hidden-ask'] as const;
/** From two on, small words of apology sound like a bad conscience. Source: screens.md 3.4, "pile-up". */
const PILE = 2;
/** So many words after a word of pressure may turn it around: "Sie müssen mir gar nicht antworten". */
const WORDS_AFTER = 3;

/**
 * How it sounds: guilt, flattery, pressure, a hidden request. Never throws. Source: product.md R3. Quotes, the greeting
 * and turned phrases ("keine Eile", "nicht unbedingt") are left alone; praise counts where it is said of the reader.
 *
 * @example checkTone(readLetter('Ich habe mich leider nie gemeldet.'), words)[0]?.params // { found: 'leider nie' }
 */
export function checkTone(letter: Letter, words: ReadyWords): DraftCheck[] {
  const allowed = endsByToken(findPhrases(letter, words.phrases.allowed));
  const negations = new Set(findPhrases(letter, words.phrases.negations).map(({ from }) => from));
  const isMeant = (found: FoundPhrase): boolean => {
    const token = letter.tokens[found.from];
    const isOurs = token !== undefined && !token.quoted && found.start >= (letter.greeting?.end ?? 0);
    return isOurs && !negations.has(found.from - 1) && (allowed.get(found.from) ?? -1) < found.to;
  };
  const readers = sentencesOf(letter, findPhrases(letter, words.phrases.reader));
  const foundOf = (code: DraftCheckCode & (typeof codes)[number]): FoundPhrase[] => {
    const found = findPhrases(letter, words.phrases[code]).filter(isMeant);
    if (code === 'flattery') return found.filter(({ from }) => readers.has(letter.tokens[from]?.sentence ?? -1));
    return code === 'pressure' ? found.filter(({ to }) => !turnsAfter(negations, to)) : found;
  };
  return codes.flatMap((code) => {
    const found = foundOf(code);
    const pile = code === 'guilt' ? pileOf(letter, findPhrases(letter, words.phrases['pile-up']).filter(isMeant)) : [];
    return toneHint(letter, code, found.length > 0 ? found : pile);
  });
}

/** "wollte nur kurz" is one of them, not two. */
function pileOf(letter: Letter, found: readonly FoundPhrase[]): readonly FoundPhrase[] {
  const apart = found.filter(({ from }, index) => from > (found[index - 1]?.to ?? -1));
  return new Set(apart.map((one) => wordsAt(letter, one))).size >= PILE ? apart : [];
}

function toneHint(letter: Letter, code: DraftCheckCode, found: readonly FoundPhrase[]): DraftCheck[] {
  const [first] = found;
  if (first === undefined) return [];
  const words = [...new Set(found.map((one) => wordsAt(letter, one)))].join(', ');
  return [
    hint(code, {
      params: { found: words },
      at: { start: first.start, end: first.end },
      insert: instead(letter, first),
    }),
  ];
}

/** Another sentence in its place, unless it asks something: the question is worth more than its tone. */
function instead(letter: Letter, { from }: FoundPhrase): Insert | null {
  const sentence = letter.sentences[letter.tokens[from]?.sentence ?? -1];
  if (sentence === undefined) return null;
  const written = letter.text.slice(sentence.start, sentence.end);
  if (/[?？؟]/u.test(written) || written.includes('\n')) return null;
  return { ...inPlaceOf(sentence, null), lowerCase: /^\p{Ll}/u.test(written) };
}

/** For each word of the phrases found, the last word of its phrase. */
function endsByToken(found: readonly FoundPhrase[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { from, to } of found) for (let index = from; index <= to; index += 1) ends.set(index, to);
  return ends;
}

function turnsAfter(negations: ReadonlySet<number>, to: number): boolean {
  return Array.from({ length: WORDS_AFTER }, (_, index) => to + 1 + index).some((index) => negations.has(index));
}

function sentencesOf({ tokens }: Letter, found: readonly FoundPhrase[]): ReadonlySet<number> {
  return new Set(found.map(({ from }) => tokens[from]?.sentence ?? -1));
}
