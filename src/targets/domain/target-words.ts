import { searchKey } from '../../contacts/domain/name-key.js';
import type { TargetKind } from './words.js';

/** Letters. Shorter words of a field have no ending worth leaving off. */
const LONG_WORD = 9;
/** Letters: "-mus", "-tik", "-ing": so that "Journalismus" finds the journalist. */
const ENDING = 3;
/** Words; more than that is a sentence, and nobody has all of them. */
const MOST_WORDS = 6;
/** Stand in the names of companies and say nothing about which. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'gmbh mbh ggmbh ag kg kgaa ohg gbr ug se eg ev e v co inc llc ltd plc corp und and the der die das'.split(' '),
);

/**
 * The canonical words by which people of a target are found. Of an employer: the words of its name, without legal forms
 * and articles unless there is nothing else. Of a field: the beginnings of its words, long ones without their last three
 * letters. At most six; none for a name of signs only. Never throws. Source: product.md R12; the lengths are ours.
 *
 * @example targetWords('employer', 'Radio Nordlicht GmbH') // ['radio', 'nordlicht']
 * @example targetWords('field', 'Journalismus') // ['journalis'], which "Journalistin" begins with
 */
export function targetWords(kind: TargetKind, name: string): string[] {
  const words = [...new Set(searchKey(name).split(' '))].filter((word) => word !== '');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  const kept = (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
  return kind === 'employer' ? kept : kept.map(stemOf);
}

/**
 * Whether a text is about the target: every one of its words is in there, whole for an employer ("Die Zeit" is not
 * "Zeitung"), as a beginning for a field. No words are in nothing. Never throws.
 *
 * @example isAbout({ kind: 'employer', words: ['zeit'] }, 'Zeitung am Sonntag') // false
 */
export function isAbout({ kind, words }: TargetQuestion, text: string): boolean {
  if (words.length === 0) return false;
  const found = searchKey(text).split(' ');
  return words.every((word) => found.some((one) => (kind === 'employer' ? one === word : one.startsWith(word))));
}

export interface TargetQuestion {
  readonly kind: TargetKind;
  readonly words: readonly string[];
}

function stemOf(word: string): string {
  return word.length >= LONG_WORD ? word.slice(0, -ENDING) : word;
}
