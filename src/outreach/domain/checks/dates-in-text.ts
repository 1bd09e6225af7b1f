import type { ReadyWords } from './check-words.js';
import type { Span } from './draft-hint.js';
import type { Letter, Token } from './letter.js';
import { findPhrases } from './phrases.js';

/** A day as somebody wrote it. It need not exist. */
export interface WrittenDate extends Span {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
  /** 1 (Monday) to 7, as written beside it. */
  readonly weekday: { readonly number: number; readonly at: Span } | null;
  /** Which sentence it stands in. */
  readonly sentence: number;
}

/** What a shape gives: the tokens it covers, and its numbers. */
interface Match {
  readonly from: number;
  readonly to: number;
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

type Shape = (letter: Letter, words: ReadyWords, at: number) => Match | null;

const LONGEST_MONTH = 31;
const MONTHS = 12;
/** "Freitag"; what is shorter is an abbreviation. Unit: characters. */
const SHORTEST_WEEKDAY = 6;
/** "26.11.26" is of this century. */
const CENTURY = 2000;

/**
 * Days that are written in a text, with the weekday beside them: "Donnerstag, 26. November", "26.11.", "26.11.2026",
 * "2026-11-26", "26 November", "November 26th", "Do., 26.11.". A weekday alone is no date. Quotes are left alone.
 * Linear. Never throws. Source: screens.md 3.4.
 *
 * @example datesIn(readLetter('Passt Donnerstag, 26. November?'), words)[0] // { day: 26, month: 11, year: null, ... }
 */
export function datesIn(letter: Letter, words: ReadyWords): WrittenDate[] {
  const noDays = new Set(findPhrases(letter, words.phrases['no-day-after']).map(({ to }) => to));
  const found: WrittenDate[] = [];
  for (let index = 0; index < letter.tokens.length; index += 1) {
    const match = letter.tokens[index]?.quoted ? null : matchAt(letter, words, index);
    if (match === null) continue;
    const isShort = match.year === null && !isMonthNamed(letter, words, match);
    if (!isShort || !noDays.has(match.from - 1)) found.push(dateOf(letter, words, match));
    index = match.to;
  }
  return found;
}

function matchAt(letter: Letter, words: ReadyWords, at: number): Match | null {
  for (const shape of [iso, dotted, dayMonth, monthDay] as const satisfies readonly Shape[]) {
    const match = shape(letter, words, at);
    if (match && match.day >= 1 && match.day <= LONGEST_MONTH && match.month >= 1 && match.month <= MONTHS)
      return match;
  }
  return null;
}

/** 2026-11-26 */
const iso: Shape = (letter, _, at) => {
  const [year, month, day] = [numberAt(letter, at, 4), numberAt(letter, at + 1, 2), numberAt(letter, at + 2, 2)];
  if (year === null || month === null || day === null || gap(letter, at) !== '-' || gap(letter, at + 1) !== '-')
    return null;
  return { from: at, to: at + 2, day, month, year };
};

/** 26.11. and 26.11.2026 and 26. 11. 26 */
const dotted: Shape = (letter, _, at) => {
  const [day, month] = [numberAt(letter, at), numberAt(letter, at + 1)];
  if (day === null || month === null || !isDot(gap(letter, at)) || isPartOfNumber(letter, at)) return null;
  const after = gap(letter, at + 1);
  const year = isDot(after) ? yearAt(letter, at + 2) : null;
  if (year !== null) return { from: at, to: at + 2, day, month, year };
  const isOver = charAfter(letter, at + 1) === '.' && after !== '.'; // 26.11.3 is no day
  return isOver ? { from: at, to: at + 1, day, month, year } : null;
};

/** 26. November 2026, 26 November, 26th of November */
const dayMonth: Shape = (letter, words, at) => {
  const day = ordinalAt(letter, at);
  if (day === null) return null;
  const skipped = letter.tokens[at + 1]?.word === 'of' ? 1 : 0;
  const month = monthAt(letter, words, at + 1 + skipped);
  if (month === null || !/^\.?[^\S\n]*$/u.test(gap(letter, at)) || isPartOfNumber(letter, at)) return null;
  return withYear(letter, { from: at, to: at + 1 + skipped, day, month });
};

/** November 26th, 2026 */
const monthDay: Shape = (letter, words, at) => {
  const month = words.source['month-first'] ? monthAt(letter, words, at) : null;
  const day = month === null ? null : ordinalAt(letter, at + 1);
  if (month === null || day === null || !/^\.?[^\S\n]+$/u.test(gap(letter, at))) return null;
  return withYear(letter, { from: at, to: at + 1, day, month });
};

function withYear(letter: Letter, match: Omit<Match, 'year'>): Match {
  const between = gap(letter, match.to);
  const year = /^(?:\.|,|\.,)?\s+$/u.test(between) ? numberAt(letter, match.to + 1, 4) : null;
  return { ...match, to: match.to + (year === null ? 0 : 1), year };
}

function dateOf(letter: Letter, words: ReadyWords, { from, to, day, month, year }: Match): WrittenDate {
  const { tokens, text } = letter;
  const [first, last] = [tokens[from], tokens[to]];
  const end = last?.end ?? 0;
  const isNumeric = [first, last].every((token) => /^\d+$/u.test(token?.word ?? ''));
  return {
    start: first?.start ?? 0,
    end: year === null && isNumeric && text.charAt(end) === '.' ? end + 1 : end,
    day,
    month,
    year,
    weekday: weekdayBeside(letter, words, { from, to }),
    sentence: first?.sentence ?? 0,
  };
}

/** "Donnerstag, den 26. November", "Thursday the 26th", "26.11. (Donnerstag)" */
function weekdayBeside(
  letter: Letter,
  words: ReadyWords,
  { from, to }: Pick<Match, 'from' | 'to'>,
): WrittenDate['weekday'] {
  const { tokens } = letter;
  const skipped = ['den', 'dem', 'der', 'the'].includes(tokens[from - 1]?.word ?? '') ? 1 : 0;
  const isBefore = /^[.,]{0,2}[^\S\n]*$/u.test(gap(letter, from - 1 - skipped));
  const isAfter = /^\.?[^\S\n]*\($/u.test(gap(letter, to));
  const before = isBefore ? weekdayIn(tokens[from - 1 - skipped], words) : null;
  return before ?? (isAfter ? weekdayIn(tokens[to + 1], words) : null);
}

function weekdayIn(token: Token | undefined, words: ReadyWords): WrittenDate['weekday'] {
  const number = token === undefined ? null : weekdayOf(token, words);
  return token === undefined || number === null ? null : { number, at: { start: token.start, end: token.end } };
}

/** Also "Donnerstagabend": a part of the day may hang on the weekday. */
function weekdayOf({ word }: Token, { weekdays, source }: ReadyWords): number | null {
  const known = weekdays.get(word);
  if (known !== undefined) return known;
  const index = source.weekdays.findIndex((ways) =>
    ways.some((way) => way.length >= SHORTEST_WEEKDAY && word.startsWith(way.toLowerCase())),
  );
  return index < 0 ? null : index + 1;
}

function isMonthNamed(letter: Letter, words: ReadyWords, { from, to }: Match): boolean {
  return [from, to].some((index) => monthAt(letter, words, index) !== null);
}

/** With a capital letter, as "may" is also a verb. */
function monthAt({ tokens, text }: Letter, { months }: ReadyWords, at: number): number | null {
  const token = tokens[at];
  if (token === undefined || !/^\p{Lu}/u.test(text.slice(token.start, token.end))) return null;
  return months.get(token.word) ?? null;
}

function ordinalAt({ tokens }: Letter, at: number): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(tokens[at]?.word ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function numberAt({ tokens }: Letter, at: number, length?: number): number | null {
  const word = tokens[at]?.word ?? '';
  if (!/^\d{1,4}$/u.test(word) || (length === undefined ? word.length > 2 : word.length !== length)) return null;
  return Number(word);
}

function yearAt(letter: Letter, at: number): number | null {
  const short = numberAt(letter, at, 2);
  return short === null ? numberAt(letter, at, 4) : CENTURY + short;
}

/** 1.26.11. and 3:26.11. are other things; "3.–5. März" is a day all the same. */
function isPartOfNumber({ text, tokens }: Letter, at: number): boolean {
  const start = tokens[at]?.start ?? 0;
  return /[\d][.:,]$/u.test(text.slice(Math.max(0, start - 2), start));
}

function isDot(between: string): boolean {
  return between === '.' || between === '. ';
}

function charAfter({ text, tokens }: Letter, at: number): string {
  return text.charAt(tokens[at]?.end ?? text.length);
}

/** What stands between a word and the next. */
function gap({ text, tokens }: Letter, at: number): string {
  const [left, right] = [tokens[at], tokens[at + 1]];
  return left && right ? text.slice(left.end, right.start) : '!';
}
