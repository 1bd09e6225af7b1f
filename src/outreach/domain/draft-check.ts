import type { Form, Language } from '../../contacts/domain/words.js';
import { checkForm } from './checks/address-form.js';
import { type CheckWords, type ReadyWords, readyWords } from './checks/check-words.js';
import { checkDays, type DaysToCheck, namesDay } from './checks/days.js';
import { type DraftCheck, hint } from './checks/draft-hint.js';
import { checkGreeting } from './checks/greeting-name.js';
import { checkLength } from './checks/length.js';
import { type Letter, readLetter } from './checks/letter.js';
import type { OfferedTime } from './checks/offered-time.js';
import { checkPlaceholders } from './checks/placeholders.js';
import { checkQuestions } from './checks/questions.js';
import { checkTaken } from './checks/taken-time.js';
import { checkTheirNight } from './checks/their-night.js';
import { checkTone } from './checks/tone.js';
import { checkWayOut } from './checks/way-out.js';

/** A request waits for an answer; a note asks for nothing. */
export type DraftKind = 'request' | 'note';

export interface DraftToCheck {
  readonly text: string;
  /** Subject, short text and script: only placeholders are looked for in them. */
  readonly aside?: string | undefined;
  readonly language: Language;
  readonly form: Form;
  readonly kind: DraftKind;
  /** True when nobody has said yet whether it is Sie or du. */
  readonly formAssumed: boolean;
  /** Left out: days are not looked at. */
  readonly days?: DaysToCheck | undefined;
  /** The times that the message holds for its reader. */
  readonly times?: readonly OfferedTime[] | undefined;
}

/**
 * Looks at a message once more: is it open, honest and without pressure? Only a leftover placeholder blocks, everything
 * else is a hint. Pure; never throws; linear in the length of the text. Source: product.md R3, R18, R19, R20.
 *
 * @example codes of checkDraft({ text: 'Leider habe ich mich nie gemeldet. Passt [Tag]?', kind: 'request', ... }, words)
 * // placeholder (blocks), no-way-out, guilt
 */
export function checkDraft(draft: DraftToCheck, words: CheckWords): readonly DraftCheck[] {
  return checkRead(draft, readDraft(draft.text, words));
}

/** A text that was taken apart, with the words to look for. */
export interface ReadDraft {
  readonly letter: Letter;
  readonly words: ReadyWords;
}

/**
 * Takes a text apart once, for whoever asks more than one thing about it. Never throws. Source: product.md R3, R18,
 * R19, R20.
 *
 * @example readDraft('Passt es?', catalogue.checkWords.de)
 */
export function readDraft(text: string, words: CheckWords): ReadDraft {
  return { letter: readLetter(text), words: readyWords(words) };
}

/**
 * The same as `checkDraft` for a text that was read already. Never throws. Source: product.md R3, R18, R19, R20.
 *
 * @example checkRead(draft, readDraft(draft.text, words))
 */
export function checkRead(draft: DraftToCheck, { letter, words }: ReadDraft): readonly DraftCheck[] {
  const { text, kind, form, days, times = [] } = draft;
  return [
    ...checkPlaceholders(text, draft.aside ?? ''),
    ...checkGreeting(letter, words),
    ...checkQuestions(letter, words, kind),
    ...checkWayOut(letter, words, kind),
    ...checkTone(letter, words),
    ...checkLength(text),
    ...checkForm(letter, words, form),
    ...(days ? checkDays(letter, words, kind, days) : []),
    ...checkTaken(text, times),
    ...checkTheirNight(text, times),
    ...(draft.formAssumed ? [hint('form-assumed', { params: { form } })] : []),
  ];
}

/**
 * The one finding that keeps a message from being sent, without looking at anything else. Never throws. Source:
 * product.md R19.
 *
 * @example leftoverPlaceholder('Am [Tag]?', '') // '[Tag]'
 */
export function leftoverPlaceholder(text: string, aside: string): string | null {
  const [found] = checkPlaceholders(text, aside);
  return found ? String(found.params['found']) : null;
}

/**
 * True if a calendar is needed to look at the days of a message: loading one takes a moment. Never throws. Source:
 * screens.md 3.4.
 *
 * @example needsCalendar(readDraft('Passt der 26.11.?', words), []) // true
 */
export function needsCalendar({ letter, words }: ReadDraft, slots: DaysToCheck['slots']): boolean {
  return namesDay(letter, words, slots);
}
