import type { ReadyWords } from './check-words.js';
import { type DraftCheck, hint, inPlaceOf } from './draft-hint.js';
import type { Letter } from './letter.js';

/** What programs write in the place of a name that they don't have; as they write it, since "Null" is a family name. */
const NO_NAMES = /(?<![\p{L}\d-])(?:null|undefined|NaN|n\/a|object Object)(?![\p{L}\d-])/u;

/**
 * A greeting that lost its name: "Hallo ,", "Liebe,", "Hallo null,". "Hallo," alone is a greeting for anybody. Never
 * throws. Source: the project's rule "never 'Hallo null'".
 *
 * @example checkGreeting(readLetter('Hallo null,\n\nschön.'), words)[0]?.code // 'missing-name'
 */
export function checkGreeting({ text, greeting }: Letter, { words }: ReadyWords): DraftCheck[] {
  if (greeting === null) return [];
  const written = text.slice(greeting.start, greeting.end - 1);
  const lastWord = written.trimEnd().split(/\s/u).at(-1) ?? '';
  const isBare = words['name-follows'].has(lastWord.replace(/\.$/u, '').toLowerCase());
  if (!isBare && !/\s$/u.test(written) && !NO_NAMES.test(written)) return [];
  return [hint('missing-name', { at: greeting, insert: inPlaceOf(greeting, null) })];
}
