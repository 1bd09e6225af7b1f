import type { ReadyCommandWords } from './command-words.js';

/** RFC 5322, 2.1.1: a line has at most 998 characters; nobody writes a command that long. */
const LONGEST_LINE = 998;

/** Nobody writes more above the mail that is answered; what is longer is no command. */
const MOST_LINES = 200;

/** Mail programs break the line that names the writer into so many at most. */
const MOST_ATTRIBUTION_LINES = 3;

/**
 * What somebody wrote themselves in an answer, line by line: everything before the first sign of a quotation, a forwarded
 * mail or a signature. Nothing behind such a sign counts, not even lines without a mark: mail programs break quoted lines
 * and forget the mark before the rest, and the mail that is answered tells how commands are written. Never throws.
 * `ownLines('log 2 ja\n\nAm 23.11. schrieb Jana:\n> log 1', words)` is `['log 2 ja']`.
 */
export function ownLines(text: string, words: ReadyCommandWords): string[] {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE).trim());
  const end = lines.findIndex((_, index) => beginsForeign(lines, index, words));
  return (end < 0 ? lines : lines.slice(0, end)).filter((line) => line !== '');
}

function beginsForeign(lines: readonly string[], index: number, words: ReadyCommandWords): boolean {
  const line = (lines[index] ?? '').toLowerCase();
  if (line === '') return false;
  return isMark(line) || isMailLabel(line, words) || isSentWith(line, words) || isAttribution(lines, index, words);
}

/** RFC 3676, 4.3 and 4.5: quotes and the line above a signature; below, what programs draw above a mail they repeat. */
function isMark(line: string): boolean {
  return /^[>|»]|^[-_=*–—]{2}/u.test(line);
}

function isMailLabel(line: string, { mailLabels }: ReadyCommandWords): boolean {
  const [label = '', ...rest] = line.split(':');
  return rest.length > 0 && mailLabels.has(label.replace(/[*\s]/g, ''));
}

function isSentWith(line: string, { sentWith }: ReadyCommandWords): boolean {
  return sentWith.some((start) => line.startsWith(start));
}

/** "Am 23. November 2026 um 08:30 schrieb Jana <jana@example.org>:", also broken into several lines. */
function isAttribution(lines: readonly string[], index: number, words: ReadyCommandWords): boolean {
  const block = lines.slice(index, index + MOST_ATTRIBUTION_LINES).map((line) => line.toLowerCase());
  const blank = block.indexOf('');
  const together = blank < 0 ? block : block.slice(0, blank);
  const startsLikeOne = words.attribution.starts.has(together[0]?.split(/\s/)[0] ?? '');
  return together.some((line, last) => {
    const isWhole = last === 0 || startsLikeOne;
    return isWhole && line.endsWith(':') && saysWrote(together.slice(0, last + 1).join(' '), words);
  });
}

function saysWrote(line: string, { attribution }: ReadyCommandWords): boolean {
  return line.split(/[\s:]+/).some((word) => attribution.verbs.has(word));
}
