import { daysBetween, type LocalDate, weekdayOf } from '../../../common/local-date.js';
import type { ReadyWords } from './check-words.js';
import { datesIn, type WrittenDate } from './dates-in-text.js';
import { type DraftCheck, type DraftCheckCode, hint, inPlaceOf, type Insert, type Span } from './draft-hint.js';
import type { Letter } from './letter.js';
import { FURTHEST_AHEAD, meantDay, nextWorkday } from './meant-day.js';
import { findPhrases } from './phrases.js';
import { dayInWords, rightWeekday } from './written-day.js';

/** What the calendar says, and which days are held for the person. */
export interface DaysToCheck {
  /** The writer's day. */
  readonly today: LocalDate;
  readonly isHoliday: (day: LocalDate) => boolean;
  /** The days of the times that the message offers. */
  readonly slots: readonly LocalDate[];
}

/** Beyond that nobody arranges a coffee, and calendars of holidays need not be worked out. Unit: days; two years. */
const HORIZON = 731;
/** More would not be read. */
const MOST_HINTS = 10;
const SATURDAY = 6;

/**
 * Days that a message proposes, in its words or by its held times: gone by, a public holiday, a weekend, not in the
 * calendar, or with a weekday that is not theirs. What is told of a day gone by ("unser Gespräch vom 3. Mai war schön")
 * is no proposal. In a note only the weekday counts. Never throws. Source: screens.md 3.4, "day in the past, holiday on
 * that day, weekend". Deterministic: `today` is given.
 *
 * @example checkDays(readLetter('Passt Donnerstag, 27. November?'), words, 'request', { today: '2026-11-20', ... })
 * // wrong-weekday, "Freitag"
 */
export function checkDays(
  letter: Letter,
  words: ReadyWords,
  kind: 'request' | 'note',
  days: DaysToCheck,
): DraftCheck[] {
  const found = inText(letter, words, kind, days);
  for (const day of kind === 'request' ? days.slots : []) {
    const code = standing(day, days);
    const key = `${code ?? ''} ${day}`;
    if (code && !found.has(key)) found.set(key, hint(code, { params: { found: dayInWords(day, words) } }));
  }
  return [...found.values()];
}

/** Each day once, by what is the matter with it. */
function inText(
  letter: Letter,
  words: ReadyWords,
  kind: 'request' | 'note',
  days: DaysToCheck,
): Map<string, DraftCheck> {
  const found = new Map<string, DraftCheck>();
  const recalled = new Set(findPhrases(letter, words.phrases.recall).map(({ from }) => letter.tokens[from]?.sentence));
  for (const written of datesIn(letter, words)) {
    const looked = look(written, kind === 'note' || recalled.has(written.sentence), days);
    if (looked === null || found.size >= MOST_HINTS) continue;
    const key = `${looked.code} ${looked.day ?? written.start}`;
    if (!found.has(key)) found.set(key, textHint(letter, words, { written, ...looked, days }));
  }
  return found;
}

/**
 * True if the text or the offered times name a day, so that a calendar is needed. Never throws. Source: screens.md 3.4.
 *
 * @example namesDay(readLetter('Am 26.11.?'), words, []) // true
 */
export function namesDay(letter: Letter, words: ReadyWords, slots: readonly LocalDate[]): boolean {
  return slots.length > 0 || datesIn(letter, words).length > 0;
}

interface Looked {
  readonly code: DraftCheckCode;
  readonly day: LocalDate | null;
}

function look(written: WrittenDate, isTold: boolean, days: DaysToCheck): Looked | null {
  const day = meantDay(written, days.today);
  if (day === null) return isTold ? null : { code: 'no-such-day', day };
  const code = isTold ? null : standing(day, days);
  if (code === 'day-past') return { code, day };
  // which year is told of is not known, so its weekday is not either
  const isSure = !isTold || written.year !== null;
  if (isSure && written.weekday && written.weekday.number !== weekdayOf(day)) return { code: 'wrong-weekday', day };
  return code && { code, day };
}

/** A day of long ago is no proposal either: "seit dem 1. September 2019". */
function standing(day: LocalDate, { today, isHoliday }: DaysToCheck): DraftCheckCode | null {
  const ahead = daysBetween(today, day);
  if (ahead < 0) return ahead >= -FURTHEST_AHEAD ? 'day-past' : null;
  if (ahead > HORIZON) return null;
  if (isHoliday(day)) return 'holiday';
  return weekdayOf(day) >= SATURDAY ? 'weekend' : null;
}

interface Found extends Looked {
  readonly written: WrittenDate;
  readonly days: DaysToCheck;
}

function textHint(letter: Letter, words: ReadyWords, { code, day, written, days }: Found): DraftCheck {
  const at = wholeDate(letter, written);
  const found = letter.text.slice(at.start, at.end).replace(/\s+/gu, ' ');
  if (code !== 'wrong-weekday' || day === null || !written.weekday) {
    return hint(code, { params: { found }, at, insert: anotherDay(letter, words, { code, day, written, days }) });
  }
  const right = rightWeekday(
    letter.text.slice(written.weekday.at.start, written.weekday.at.end),
    weekdayOf(day),
    words,
  );
  const date = letter.text.slice(written.start, written.end);
  return hint(code, { params: { found: date, right }, at, insert: inPlaceOf(written.weekday.at, right) });
}

/** The next day that would do. Not for the end of a range: "26.–28. November". */
function anotherDay(letter: Letter, words: ReadyWords, { day, written, days }: Found): Insert | null {
  const at = wholeDate(letter, written);
  if (day === null || /[–/-]\s?$/u.test(letter.text.slice(Math.max(0, at.start - 2), at.start))) return null;
  const isFree = (one: LocalDate): boolean => standing(one, days) !== null;
  const next = nextWorkday(day, days.today, isFree);
  if (next === null) return null;
  return inPlaceOf(at, `${dayInWords(next, words)}${written.year === null ? '' : ` ${next.slice(0, 4)}`}`);
}

/** With the weekday beside it. */
function wholeDate({ text }: Letter, { start, end, weekday }: WrittenDate): Span {
  if (weekday === null) return { start, end };
  if (weekday.at.start < start) return { start: weekday.at.start, end };
  return { start, end: weekday.at.end + (text.charAt(weekday.at.end) === ')' ? 1 : 0) };
}
