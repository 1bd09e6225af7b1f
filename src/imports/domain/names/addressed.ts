import type { Gender } from '../../../contacts/domain/words.js';

/** What a form of address tells about a person. */
export interface Addressed {
  readonly gender: Gender | null;
  /** Titles: `Prof. Dr.` */
  readonly title: string | null;
  /** What is neither. */
  readonly rest: string | null;
}

const GENDER_WORDS: ReadonlyMap<string, Gender> = new Map([
  ...'frau fr mrs ms miss madam madame mme mlle señora senora sra signora sig.ra dame'.split(' ').map(female),
  ...'herr herrn hr mr mister monsieur señor senor sr signor signore sig'.split(' ').map(male),
]);
const GREETING_WORDS: ReadonlySet<string> = new Set(
  'sehr geehrte geehrter geehrtes liebe lieber liebes hallo dear'.split(' '),
);
/** `Dr.`, `Dipl.-Ing.`, `h.c.`, or a title without its dot. */
const TITLE = /^(?:[\p{L}-]{1,6}\.){1,4}(?:-?\p{L}{1,6}\.?)?$|^(?:dr|prof|mag|ing|dipl|sir|lady|doctor|professor)$/iu;

/**
 * What "Frau", "Herr Dr." or "Mrs." tell: gender and title, never whether people say Sie or du. Never throws.
 * Source: imports.md, 5.3.
 *
 * @example addressed('Herr Dr.') // { gender: 'm', title: 'Dr.', rest: null }
 */
export function addressed(text: string | null): Addressed {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
  let gender: Gender | null = null;
  while (words[0] !== undefined) {
    const word = bare(words[0]);
    const told = GENDER_WORDS.get(word);
    if (told === undefined && !GREETING_WORDS.has(word)) break;
    gender ??= told ?? null;
    words.shift();
  }
  const beforeRest = words.findIndex((word) => !TITLE.test(word));
  const titles = beforeRest === -1 ? words : words.slice(0, beforeRest);
  return { gender, title: joined(titles), rest: joined(words.slice(titles.length)) };
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,:]+$/, '');
}

function joined(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(' ');
}

function female(word: string): [string, Gender] {
  return [word, 'f'];
}

function male(word: string): [string, Gender] {
  return [word, 'm'];
}
