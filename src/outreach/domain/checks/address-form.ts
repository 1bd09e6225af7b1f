import type { Form } from '../../../contacts/domain/words.js';
import type { ReadyWords } from './check-words.js';
import { type DraftCheck, hint, inPlaceOf, type Span } from './draft-hint.js';
import type { Letter, Token } from './letter.js';
import { findPhrases } from './phrases.js';

/**
 * Words of du in a letter with Sie, or the other way round: "linter finds mixed forms" (product.md R20). Quotes, the
 * greeting and names are left alone; a "Sie" that begins a sentence may be somebody else. Languages with one form of
 * address have no words here, and so no hints. Never throws.
 *
 * @example checkForm(readLetter('Passt es Ihnen? Ich rufe dich an.'), words, 'sie')[0]?.params // { found: 'dich', ... }
 */
export function checkForm(letter: Letter, words: ReadyWords, form: Form): DraftCheck[] {
  const names = namesOf(letter);
  const isMeant = ({ start, end }: Span): boolean =>
    start >= (letter.greeting?.end ?? 0) && !names.has(letter.text.slice(start, end));
  const found = (form === 'sie' ? duWords(letter, words) : sieWords(letter, words)).filter(isMeant);
  const [first] = found;
  if (first === undefined) return [];
  const written = found.map(({ start, end }) => letter.text.slice(start, end).toLowerCase());
  const params = { found: [...new Set(written)].join(', '), form };
  return [
    hint('sie-du-mix', {
      params,
      at: { start: first.start, end: first.end },
      insert: inOtherForm(letter, words, form, first),
    }),
  ];
}

function duWords(letter: Letter, { phrases }: ReadyWords): Span[] {
  const verbs = findPhrases(letter, phrases['du-verbs']).filter(({ start }) => isLower(letter.text, start));
  const found = [...findPhrases(letter, phrases.du), ...verbs].filter(({ from }) => !letter.tokens[from]?.quoted);
  return found.sort((one, other) => one.start - other.start);
}

function sieWords({ text, tokens }: Letter, { words }: ReadyWords): Span[] {
  return tokens.filter((token, index) => {
    if (token.quoted || !words.sie.has(text.slice(token.start, token.end))) return false;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const isPlural = token.word === 'ihr' && [before, after].some((one) => one && words['plural-verbs'].has(one.word));
    return !isPlural && !beginsLine(text, token, before);
  });
}

/** The first word of a sentence, of a line or of a quote is written with a capital letter anyway. */
function beginsLine(text: string, token: Token, before: Token | undefined): boolean {
  if (before?.sentence !== token.sentence) return true;
  return /[\n:…(–]/u.test(text.slice(before.end, token.start));
}

/** What is written with a capital letter in the greeting, but not first, is a name: "Guten Tag Frau Du". */
function namesOf({ text, greeting }: Letter): ReadonlySet<string> {
  const words = greeting ? text.slice(greeting.start, greeting.end).split(/[^\p{L}\p{M}]+/u) : [];
  return new Set(words.slice(1).filter((word) => /^\p{Lu}/u.test(word)));
}

/** Only pronouns with one counterpart; after "du" the verb changes too, so the writer does that. */
function inOtherForm({ text }: Letter, { source }: ReadyWords, form: Form, at: Span): DraftCheck['insert'] {
  const written = text.slice(at.start, at.end);
  const counterpart = source.pronouns[form][form === 'sie' ? written.toLowerCase() : written];
  return counterpart === undefined ? null : inPlaceOf(at, counterpart);
}

function isLower(text: string, index: number): boolean {
  return /^\p{Ll}/u.test(text.slice(index, index + 1));
}
