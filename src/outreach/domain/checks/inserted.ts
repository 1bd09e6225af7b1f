import type { Insert } from './draft-hint.js';

/** What goes where, ready to be put in. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The words of a suggestion as they go into the text, with the line ends around them. Never throws. Source: screens.md
 * 3.4.
 *
 * @example replacement({ start: 9, end: 9, words: null, before: '\n\n', after: '', ... }, 'Passt das?').text // '\n\nPasst das?'
 */
export function replacement({ start, end, before, after, lowerCase, words }: Insert, sentence: string): Replacement {
  const said = words ?? sentence;
  const fitting = lowerCase ? said.charAt(0).toLowerCase() + said.slice(1) : said;
  return { start, end, text: `${before}${fitting}${after}` };
}

/**
 * The text with the words put in. Never throws. Source: screens.md 3.4.
 *
 * @example replaced('Hallo ,', { start: 0, end: 7, text: 'Hallo,' }) // 'Hallo,'
 */
export function replaced(text: string, { start, end, text: words }: Replacement): string {
  return text.slice(0, start) + words + text.slice(end);
}
