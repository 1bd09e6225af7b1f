import type { Gender } from '../../../contacts/domain/words.js';

const WORDS: Readonly<Record<Gender, readonly string[]>> = {
  f: 'f w female woman weiblich frau femme féminin mujer femenino femminile donna'.split(' '),
  m: 'm male man männlich mann herr homme masculin hombre masculino maschile uomo'.split(' '),
  d: ['d', 'x', 'diverse', 'divers', 'other', 'nonbinary', 'non-binary', 'nichtbinär', 'nicht-binär'],
};
const GENDERS: ReadonlyMap<string, Gender> = new Map(
  (['f', 'm', 'd'] as const).flatMap((gender) => WORDS[gender].map((word) => [word, gender] as const)),
);

/**
 * The gender that a word of a contact file means; null for any other word. Never throws.
 *
 * @example genderOfWord('Weiblich') // 'f'
 */
export function genderOfWord(word: string | null): Gender | null {
  return GENDERS.get((word ?? '').toLowerCase().replace(/\.$/, '')) ?? null;
}
