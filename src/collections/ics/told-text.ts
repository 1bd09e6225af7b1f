import { type ContentLine, plainText } from '../../busy-calendars/reading/content-lines.js';

/**
 * A TEXT value (RFC 5545, 3.3.11) as one line of ours, as long as its field; null for none, or nothing in it. Never throws.
 *
 * @param most in characters
 * @example toldLine(contentLine('SUMMARY:Kaffee\\, kurz'), 200) // 'Kaffee, kurz'
 */
export function toldLine(line: ContentLine | undefined, most: number): string | null {
  return line ? oneLine(plainText(line.value), most) : null;
}

/**
 * The same for a text of ours, so that both can be compared. Never throws.
 *
 * @example oneLine('Buch\nzurück ', 200) // 'Buch zurück'
 */
export function oneLine(text: string, most: number): string | null {
  const one = text.replace(/[\s\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').replace(/\p{Surrogate}/gu, '');
  return cut(one.trim(), most);
}

/**
 * A TEXT value as a text of several lines; null for none, or nothing in it. Never throws.
 *
 * @param most in characters
 * @example toldText(contentLine('DESCRIPTION:a\\nb'), 10_000) // 'a\nb'
 */
export function toldText(line: ContentLine | undefined, most: number): string | null {
  return line ? severalLines(plainText(line.value), most) : null;
}

/** The same for a text of ours, so that both can be compared. Never throws. */
export function severalLines(text: string, most: number): string | null {
  const clean = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, '');
  return cut(clean.trim(), most);
}

function cut(text: string, most: number): string | null {
  return (
    text
      .slice(0, most)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd() || null
  );
}
