import type { Form, Language } from '../../contacts/domain/words.js';

/** A request waits for an answer; a note asks for nothing. */
export type DraftKind = 'request' | 'note';

/** Words of one language that the check looks for: whole words and phrases, `dringend*` for a beginning. Lower case. */
export interface CheckWords {
  readonly 'way-out': readonly string[];
  readonly guilt: readonly string[];
  readonly flattery: readonly string[];
  readonly pressure: readonly string[];
  readonly 'hidden-ask': readonly string[];
  /** Where the language has two forms of address: words of each. Case counts, as "Sie" and "sie" differ. */
  readonly sie: readonly string[];
  readonly du: readonly string[];
}

export type DraftCheckCode =
  | 'placeholder'
  | 'no-open-question'
  | 'more-than-one-question'
  | 'no-way-out'
  | 'guilt'
  | 'flattery'
  | 'pressure'
  | 'hidden-ask'
  | 'too-long'
  | 'sie-du-mix'
  | 'form-assumed';

/** What the check found: the sentence is `check.CODE`, what to do about it `check.CODE.suggestion`. */
export interface DraftCheck {
  readonly code: DraftCheckCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** True only for a placeholder: with one the message can't be marked as sent (product.md R19). The rest are hints. */
  readonly blocks: boolean;
}

export interface DraftToCheck {
  readonly text: string;
  /** Subject, short text and script: only placeholders are looked for in them. */
  readonly aside?: string | undefined;
  readonly language: Language;
  readonly form: Form;
  readonly kind: DraftKind;
  /** True when nobody has said yet whether it is Sie or du. */
  readonly formAssumed: boolean;
}

/** Longer letters are read later, and later is never. Unit: words. Source: product.md R3. */
const MOST_WORDS = 120;
/** What a template or a person leaves behind to be filled in: {{city}}, [Tag], XXX, ____ */
const PLACEHOLDER = /\{\{.*?(?:\}\}|$)|\}\}|\[\p{L}[\p{L} _-]{0,30}\]|(?<!\p{L})X{3,}(?!\p{L})|_{3,}/gmu;
const WEB_ADDRESS = /https?:\/\/\S+/gu;
const LETTERS_BEFORE = '(?<![\\p{L}\\d])';
const LETTERS_AFTER = '(?![\\p{L}\\d])';
const wordLists = ['guilt', 'flattery', 'pressure', 'hidden-ask'] as const;

/**
 * Looks at a message once more: is it open, honest and without pressure? Only a leftover placeholder blocks, everything
 * else is a hint. Pure; never throws. Source: product.md R3, R18, R19, R20.
 *
 * @example codes of checkDraft({ text: 'Leider habe ich mich nie gemeldet. Passt [Tag]?', kind: 'request', ... }, words)
 * // placeholder (blocks), no-way-out, guilt
 */
export function checkDraft(draft: DraftToCheck, words: CheckWords): readonly DraftCheck[] {
  const prose = draft.text.replace(WEB_ADDRESS, ' ');
  return [
    ...checkPlaceholders(`${draft.aside ?? ''}\n${draft.text}`),
    ...checkQuestions(prose, draft.kind),
    ...checkWayOut(prose, draft.kind, words['way-out']),
    ...wordLists.flatMap((code) => checkWords(code, prose, words[code])),
    ...checkLength(prose),
    ...checkForm(prose, draft.form, words),
    ...(draft.formAssumed ? [hint('form-assumed', { form: draft.form })] : []),
  ];
}

function checkPlaceholders(text: string): DraftCheck[] {
  const found = [...new Set(text.match(PLACEHOLDER) ?? [])];
  return found.length === 0 ? [] : [{ code: 'placeholder', params: { found: found.join(', ') }, blocks: true }];
}

function checkQuestions(text: string, kind: DraftKind): DraftCheck[] {
  const count = text.match(/[?？؟]+/gu)?.length ?? 0;
  if (count > 1) return [hint('more-than-one-question', { count })];
  return count === 0 && kind === 'request' ? [hint('no-open-question', {})] : [];
}

function checkWayOut(text: string, kind: DraftKind, words: readonly string[]): DraftCheck[] {
  return kind === 'note' || foundIn(withoutGreeting(text), words, 'iu').length > 0 ? [] : [hint('no-way-out', {})];
}

function checkWords(code: DraftCheckCode, text: string, words: readonly string[]): DraftCheck[] {
  const found = foundIn(withoutGreeting(text), words, 'iu');
  return found.length === 0 ? [] : [hint(code, { found: found.join(', ') })];
}

function checkLength(text: string): DraftCheck[] {
  const count = text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
  return count > MOST_WORDS ? [hint('too-long', { count, most: MOST_WORDS })] : [];
}

/** A capital word at the start of a sentence may be anybody's "sie": only those inside a sentence count. */
function checkForm(text: string, form: Form, words: CheckWords): DraftCheck[] {
  const letter = withoutGreeting(text);
  const other = form === 'sie' ? foundIn(letter, words.du, 'iu') : foundInside(letter, words.sie);
  return other.length === 0 ? [] : [hint('sie-du-mix', { found: other.join(', '), form })];
}

function foundIn(text: string, words: readonly string[], flags: 'iu' | 'u'): string[] {
  const plain = text.replace(/\s+/gu, ' ').replace(/[’‘]/gu, "'");
  const found = words.flatMap((word) => new RegExp(patternOf(word), flags).exec(plain)?.[0] ?? []);
  return [...new Set(found.map((match) => match.toLowerCase()))];
}

function foundInside(text: string, words: readonly string[]): string[] {
  const inside = text.replace(/(^|[.!?:…]\s+|[\n„"‚‘“]\s*)\p{Lu}\p{L}*/gu, '$1');
  return foundIn(inside, words, 'u');
}

function patternOf(word: string): string {
  const isBeginning = word.endsWith('*');
  const plain = (isBeginning ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return LETTERS_BEFORE + plain + (isBeginning ? '\\p{L}*' : LETTERS_AFTER);
}

/** The name in the greeting is nobody's choice of words: a family name may be "Du". */
function withoutGreeting(text: string): string {
  return text.replace(/^[^\n]{1,200},\n/u, '');
}

function hint(code: DraftCheckCode, params: DraftCheck['params']): DraftCheck {
  return { code, params, blocks: false };
}
