import type { Span } from './draft-hint.js';
import { addresses, quotes } from './left-alone.js';
import { sentences } from './sentences.js';

/** A word or a number of the text. */
export interface Token extends Span {
  /** In lower case, with plain apostrophes, composed (NFC): as the word lists are written. */
  readonly word: string;
  /** Said by somebody else: it stands in a quote. */
  readonly quoted: boolean;
  /** Which sentence it belongs to. */
  readonly sentence: number;
}

/** A text, taken apart once for all rules. */
export interface Letter {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Span[];
  /** The greeting, if it begins with one: its line up to the comma. */
  readonly greeting: Span | null;
  /** True for what is quoted, or belongs to an address: it is left alone. */
  readonly isLeftAlone: (index: number) => boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Longer first lines are no greeting. Unit: characters. */
const LONGEST_GREETING = 200;
/** "Hallo Frau Dr. Muster!" is a greeting, a longer exclamation is a sentence. Unit: words. */
const MOST_WORDS_CALLED_OUT = 6;

/**
 * Takes a text apart into words, sentences, greeting and what is left alone. Never throws; linear in the length.
 *
 * @example readLetter('Hallo Anna,\n\nwie geht es dir?').greeting // { start: 0, end: 11 }
 */
export function readLetter(text: string): Letter {
  const quoted = quotes(text);
  const addressed = addresses(text);
  const parts = sentences(text);
  const [isQuoted, isAddress] = [inside(quoted), inside(addressed)];
  const [quotedAt, addressAt] = [inside(quoted), inside(addressed)]; // for the rules that look at marks, not at words
  return {
    text,
    tokens: tokens(text, { parts, isQuoted, isAddress }),
    sentences: parts,
    greeting: greetingOf(text),
    isLeftAlone: (index) => quotedAt(index) || addressAt(index),
  };
}

interface Parts {
  readonly parts: readonly Span[];
  readonly isQuoted: (index: number) => boolean;
  readonly isAddress: (index: number) => boolean;
}

function tokens(text: string, { parts, isQuoted, isAddress }: Parts): Token[] {
  const found: Token[] = [];
  let sentence = 0;
  for (const { 0: written, index: start } of text.matchAll(WORD)) {
    while (start >= (parts[sentence]?.end ?? Infinity)) sentence += 1;
    if (isAddress(start)) continue;
    const word = written.toLowerCase().replaceAll('’', "'").normalize();
    found.push({ start, end: start + written.length, word, quoted: isQuoted(start), sentence });
  }
  return found;
}

/** Asked in rising order it looks at each span once; a step back starts over. */
function inside(spans: readonly Span[]): (index: number) => boolean {
  let next = 0;
  let last = -1;
  return (index) => {
    if (index < last) next = 0;
    last = index;
    while (index >= (spans[next]?.end ?? Infinity)) next += 1;
    return index >= (spans[next]?.start ?? Infinity);
  };
}

function greetingOf(text: string): Span | null {
  const start = text.length - text.trimStart().length;
  const line = text.slice(start, start + LONGEST_GREETING + 1).split('\n', 1)[0] ?? '';
  const trimmed = line.trimEnd();
  const end = start + trimmed.length;
  const isShort = trimmed.endsWith(',') || trimmed.split(' ').length <= MOST_WORDS_CALLED_OUT;
  const isWholeLine = end >= text.length || /^[^\S\n]*\n/u.test(text.slice(end, end + LONGEST_GREETING));
  return /[,!]$/u.test(trimmed) && trimmed.length <= LONGEST_GREETING && isShort && isWholeLine ? { start, end } : null;
}
