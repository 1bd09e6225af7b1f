import { importedName, type PersonName } from './imported-name.js';

/** Small words that belong to the family name behind them. */
const PARTICLES: ReadonlySet<string> = new Set(
  'von van vom zu zum zur de den der del della di da do dos du la le ten ter te af av'.split(' '),
);

/**
 * The parts of a name that stands in one text: the last word, with the small words before it, is taken for the family
 * name; with a comma the family name stands first. One word is a given name, "von Beispiel" a family name. Never throws.
 *
 * @example wholeName('Beispiel, Greta') // { givenName: 'Greta', familyName: 'Beispiel', honorific: null }
 */
export function wholeName(text: string | null): PersonName {
  const comma = familyFirst(text);
  if (comma) return comma;
  const { givenName, honorific } = importedName(text, null);
  const words = givenName?.split(' ') ?? [];
  if (words.length < 2) return { givenName, familyName: null, honorific };
  const particle = words.findIndex((word) => PARTICLES.has(word));
  const family = particle === -1 ? words.length - 1 : Math.min(particle, words.length - 1);
  return { givenName: words.slice(0, family).join(' ') || null, familyName: words.slice(family).join(' '), honorific };
}

/** `Beispiel, Greta`; not `Greta Beispiel, MBA`, whose degree is cut. */
function familyFirst(text: string | null): PersonName | null {
  const tidy = importedName(text, null).givenName ?? '';
  const isShouted = text !== null && /^[^\s,]+,/.test(text) && text === text.toUpperCase();
  const whole = isShouted ? text : tidy;
  const at = whole.indexOf(',');
  if (at === -1) return null;
  const parts = importedName(whole.slice(at + 1).replaceAll(',', ' '), whole.slice(0, at));
  const { honorific } = importedName(text, null);
  return { ...parts, honorific: honorific ?? parts.honorific };
}
