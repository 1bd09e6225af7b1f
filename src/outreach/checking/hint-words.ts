import type { Locale, TextParams } from '../../common/text.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import type { DraftCheck } from '../domain/checks/draft-hint.js';
import { replacement, type Replacement } from '../domain/checks/inserted.js';

/** A finding of the check, in words. */
export interface WordedHint {
  readonly code: string;
  /** Why it is worth a second look. */
  readonly text: string;
  /** A sentence in the language and form of the message, ready to be put in; where none would help, what to do. */
  readonly suggestion: string;
  readonly blocks: boolean;
  /** Where it stands in the text, in UTF-16 code units; null if it is about what isn't there. */
  readonly start: number | null;
  readonly end: number | null;
  /** Where the suggestion goes, with the line ends around it. */
  readonly insert: Replacement | null;
}

/** Who reads the hint, and what the message is written in. */
export interface HintManner {
  readonly locale: Locale;
  readonly language: Language;
  readonly form: Form;
}

/** The reason in the reader's language, the sentence to put in in that of the message. */
export function hintWords(
  { code, params, blocks, at, insert }: DraftCheck,
  { locale, language, form }: HintManner,
  say: (locale: Locale, key: string, params?: TextParams) => string,
): WordedHint {
  const text = say(locale, `check.${code}`, params);
  const place = { start: at?.start ?? null, end: at?.end ?? null };
  const advice = (): string => say(locale, `check.${code}.suggestion`, params);
  const sentence = (): string => say(language, `check.${code}.sentence`, { ...params, form });
  const suggestion = insert === null ? advice() : (insert.words ?? sentence());
  return { code, text, suggestion, blocks, ...place, insert: insert && replacement(insert, suggestion) };
}
