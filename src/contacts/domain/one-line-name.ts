import { sayableFamilyName, sayableName, titleOf } from './tidy-name.js';
import type { Gender } from './words.js';

export interface OneLineName {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly honorific?: string;
  readonly gender?: Gender;
}

const MAX_NAME = 200;
/** "Frau Lenz", "Mr Probe": the word tells the gender and that a family name follows. */
const ADDRESSED: readonly (readonly [RegExp, Gender])[] = [
  [/^(?:frau|mrs\.?|ms\.?)\s+/i, 'f'],
  [/^(?:herrn?|mr\.?)\s+/i, 'm'],
];
const TITLES = /^(?:(?:prof|dr)\b\.?(?:\s*-?(?:med|ing|phil|rer|nat|jur)\b\.?)*\s*)+/i;

/**
 * What one line from the memory jogger says: "Frau Dr. Lenz" is a family name with title and gender, "Anna Muster" a
 * given and a family name, "der mit dem Fahrradhelm" or "Anna, die Tontechnikerin?" stays as it is, as half a name.
 * Nothing is guessed that is not there. Never throws. Source: product.md R9, R11.
 */
export function nameFromOneLine(line: string): OneLineName {
  const text = line.trim().replace(/\s+/g, ' ').slice(0, MAX_NAME);
  const addressed = ADDRESSED.find(([pattern]) => pattern.test(text));
  const unaddressed = addressed ? text.replace(addressed[0], '') : text;
  const honorific = titleOf(TITLES.exec(unaddressed)?.[0] ?? '');
  const names = namesOf(unaddressed.replace(TITLES, ''), addressed !== undefined || honorific !== '');
  if (!names) return { givenName: text, familyName: null };
  return { ...names, ...(honorific ? { honorific } : {}), ...(addressed ? { gender: addressed[1] } : {}) };
}

type Names = Pick<OneLineName, 'givenName' | 'familyName'>;

/** Null for half a name. One word after "Frau" or a title is the family name. */
function namesOf(name: string, isFormal: boolean): Names | null {
  const [first = '', ...rest] = name.split(' ');
  if (rest.length === 0) return isFormal && sayableFamilyName(name) ? { givenName: null, familyName: name } : null;
  const isDescription = /[,?？؟]/.test(name) || sayableName(name) === '' || sayableFamilyName(rest.join(' ')) === '';
  return isDescription ? null : { givenName: first, familyName: rest.join(' ') };
}
