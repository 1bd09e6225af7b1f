import { importedName, type PersonName } from './imported-name.js';
import { plainWords } from './plain-words.js';
import { wholeName } from './whole-name.js';

/**
 * The parts of a name, with the help of the whole one where it knows more: nothing else is told, all of it stands in the
 * family name, or the given name is missing. Never throws.
 *
 * @example completedName({ givenName: null, familyName: 'Muster', honorific: null }, 'Lena Muster').givenName // 'Lena'
 */
export function completedName(written: PersonName, shown: string | null): PersonName {
  const { givenName, familyName } = written;
  if (givenName !== null || shown === null) return written;
  if (familyName === null) return wholeName(shown);
  if (familyName.includes(' ') && sameWords(familyName, shown)) return wholeName(shown);
  if (!shown.endsWith(` ${familyName}`)) return written;
  const before = importedName(shown.slice(0, -familyName.length), familyName);
  return { ...before, honorific: written.honorific ?? before.honorific };
}

function sameWords(one: string, other: string): boolean {
  return plainWords(one).sort().join(' ') === plainWords(other).sort().join(' ');
}
