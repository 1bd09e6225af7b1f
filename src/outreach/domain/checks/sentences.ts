import type { Span } from './draft-hint.js';

/** A run of marks that may end a sentence, or a blank line, which always does. */
const ENDS = /[.!?…？؟]+["“”»«’)]*|\n[^\S\n]*\n/gu;
/** Before a full stop that belongs to the word: "26. November", "Dr. Muster", "z. B.". */
const LONGEST_STOPPED_WORD = 4;
const stoppedWords: ReadonlySet<string> = new Set([
  ...['dr', 'prof', 'nr', 'str', 'st', 'ca', 'bzw', 'evtl', 'ggf', 'inkl', 'vgl', 'mr', 'mrs', 'ms'],
  ...['jan', 'feb', 'mär', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'okt', 'oct', 'nov', 'dez', 'dec'],
]);

/**
 * The sentences of a text, without the blanks around them; together they hold every word. Linear in the length. A full
 * stop after a day, a title or one letter ends none. Never throws.
 *
 * @example sentences('Passt der 26. November? Sonst gern später.').length // 2
 */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(ENDS)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, match[0], match.index)) continue;
    add(found, text, { start, end });
    start = end;
  }
  add(found, text, { start, end: text.length });
  return found;
}

function endsSentence(text: string, mark: string, index: number): boolean {
  if (mark.startsWith('\n')) return true;
  const next = text.charAt(index + mark.length);
  if (next !== '' && !/\s/u.test(next)) return false;
  return mark !== '.' || !isStopped(text, index);
}

/** True if the word before the full stop is a number of a day, one letter, or is always written with one. */
function isStopped(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - LONGEST_STOPPED_WORD - 1), index);
  const word = /(?<![\p{L}\d])(?:\d{1,2}|\p{L}{1,4})$/u.exec(before)?.[0] ?? '';
  return /^(?:\d|\p{L}$)/u.test(word) || stoppedWords.has(word.toLowerCase());
}

function add(found: Span[], text: string, { start, end }: Span): void {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  if (from < to) found.push({ start: from, end: to });
}
