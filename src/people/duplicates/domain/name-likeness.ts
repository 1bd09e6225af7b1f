import { namesAreCompatible } from '../../../contacts/domain/duplicates.js';
import { colognePhonetics } from './cologne-phonetics.js';
import { editDistance } from '../../../contacts/domain/edit-distance.js';

/** A name as canonical keys (`searchKey`); '' is "not known". */
export interface NameKeys {
  readonly given: string;
  readonly family: string;
  readonly nickname: string;
}

/** How two names belong together, the closest first. */
export type NameLikeness =
  'same-name' | 'transposed-name' | 'double-name' | 'short-form' | 'similar-name' | 'half-name';

/** Shorter words differ by one letter too easily: Anna and Anne, Lisa and Lina. Unit: letters. */
const SHORTEST_WITH_TYPO = 5;
/** From this length on two changes are still the same word. Unit: letters. */
const SHORTEST_WITH_TWO_TYPOS = 9;
/** Fewer sounds than these say too little: Anna and Anne have the same two. Unit: digits of the Cologne code. */
const FEWEST_SOUNDS = 3;
/** Two letters are initials, not a short form. */
const SHORTEST_SHORT_FORM = 3;
/** "Ida" is in "Friederike Dagmar" by chance: the short form has at least so much of the long one. Unit: share of letters. */
const LEAST_SHARE = 0.4;

/**
 * What two names have in common, or null if they are two people's. The rules, in this order: the same name; given and
 * family name swapped; one family name within the other ("Müller", "Müller-Lüdenscheidt"); the same family name and a
 * short form, a nickname or an initial of the given name ("Hans", "Johannes"); a typing mistake; one half of the name
 * missing. Symmetric; never throws. Umlauts need no rule: their spellings have one key.
 *
 * @example nameLikeness({ given: 'hans', family: 'beispiel', nickname: '' }, { given: 'johannes', ... }) // 'short-form'
 */
export function nameLikeness(a: NameKeys, b: NameKeys): NameLikeness | null {
  if (isEmpty(a) || isEmpty(b)) return null;
  if (wholeName(a) === wholeName(b)) return 'same-name';
  if (isHalf(a) || isHalf(b)) return namesAreCompatible(a, b) ? 'half-name' : null;
  if (a.given === b.family && a.family === b.given) return 'transposed-name';
  return wholeNameLikeness(a, b);
}

/** Wherever one part ends and the other begins. */
function wholeName({ given, family }: NameKeys): string {
  return `${given} ${family}`.trim();
}

function wholeNameLikeness(a: NameKeys, b: NameKeys): NameLikeness | null {
  const given = givenLikeness(a, b);
  if (given === null) return null;
  if (given === 'typo') return a.family === b.family ? 'similar-name' : null;
  return familyLikeness(a.family, b.family);
}

/** Of two people whose given names fit. */
function familyLikeness(a: string, b: string): NameLikeness | null {
  if (a === b) return 'short-form';
  if (isDoubleName(a, b)) return 'double-name';
  return isTypo(a, b) ? 'similar-name' : null;
}

/** "Anna" beside "Anna Müller", "Müller" beside "Anna Müller": enough only if something else fits. */
function isHalf({ given, family }: NameKeys): boolean {
  return given === '' || family === '';
}

function isEmpty({ given, family }: NameKeys): boolean {
  return given === '' && family === '';
}

function givenLikeness(a: NameKeys, b: NameKeys): 'same' | 'short' | 'typo' | null {
  if (a.given === b.given) return 'same';
  if (goesByNameOf(a, b) || goesByNameOf(b, a)) return 'short';
  if (mayBeShorter(a.given, b.given) && namesAreCompatible(onlyGiven(a), onlyGiven(b))) return 'short';
  if (isTypo(a.given, b.given)) return 'typo';
  return isShortForm(a.given, b.given) ? 'short' : null;
}

function goesByNameOf({ nickname }: NameKeys, other: NameKeys): boolean {
  return nickname !== '' && (nickname === other.given || nickname === other.nickname);
}

function onlyGiven({ given }: NameKeys): { given: string; family: string } {
  return { given, family: '' };
}

/** An initial, or several names: only then it is worth taking them apart. */
function mayBeShorter(a: string, b: string): boolean {
  return a.length === 1 || b.length === 1 || a.includes(' ') || b.includes(' ');
}

function isTypo(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST_WITH_TYPO || !haveLettersInCommon(a, b)) return false;
  const most = shorter >= SHORTEST_WITH_TWO_TYPOS ? 2 : 1;
  return editDistance(a, b, most) <= most || soundAlike(a, b);
}

/** Two changes make four letters differ at the most; told in a tenth of the time that counting the changes takes. */
function haveLettersInCommon(a: string, b: string): boolean {
  const MOST_OTHER_LETTERS = 4;
  let others = lettersOf(a) ^ lettersOf(b);
  let count = 0;
  for (; others !== 0; count += 1) others &= others - 1;
  return count <= MOST_OTHER_LETTERS;
}

/** One bit for each letter, as far as 32 bits go. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let position = 0; position < word.length; position += 1) letters |= 1 << word.charCodeAt(position);
  return letters;
}

/** Stefan and Stephan. */
function soundAlike(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  const code = colognePhonetics(a);
  return code.length >= FEWEST_SOUNDS && code === colognePhonetics(b);
}

function isDoubleName(a: string, b: string): boolean {
  if (!a.includes(' ') && !b.includes(' ')) return false;
  const [short = [], long = []] = [a.split(' '), b.split(' ')].sort((one, other) => one.length - other.length);
  return short.length < long.length && short.every((word) => long.includes(word));
}

/** The letters of the shorter one stand in the longer one, in their order: Hans in Johannes, Klaus in Nikolaus. */
function isShortForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST_SHORT_FORM || short.length < long.length * LEAST_SHARE) return false;
  let found = 0;
  for (const letter of long) if (letter === short[found]) found += 1;
  return found === short.length;
}
