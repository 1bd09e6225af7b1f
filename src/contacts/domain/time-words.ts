import { addDays, addMonths, calendarDay, type LocalDate } from '../../common/local-date.js';
import { searchKey } from './name-key.js';
import { lastTimes, monthNames, numberWords, numberOf, type SpanUnit, spanUnits, unitOf } from './time-vocabulary.js';

/** A search text without its time words, and what they say. */
export interface TimeWords {
  /** The last contact lies before that day; null: nothing was said. */
  readonly notContactedSince: LocalDate | null;
  /** What is left to look for; canonical once something was understood. */
  readonly rest: string;
}

const monthsPerYear = 12;
const daysPerWeek = 7;
const monthsInHalfAYear = 6;

/* Everything below is about canonical text: "länger" is "langer", "2024-03-05" is "2024 03 05". */
const oneOf = (words: readonly string[]): string => `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
const months = oneOf(Object.keys(monthNames));
const years = '(?:19|20|21)\\d\\d';
const dates = oneOf([
  `${years} \\d{1,2} \\d{1,2}`,
  `\\d{1,2} \\d{1,2} ${years}`,
  `\\d{1,2} ${months} ${years}`,
  `${months} ${years}`,
  `\\d{1,2} ${years}`,
  `${years} \\d{1,2}`,
  years,
  oneOf(Object.keys(lastTimes)),
  months,
]);
const spans = `(?:(?:${oneOf(Object.keys(numberWords))}|\\d{1,3}) ${oneOf(Object.keys(spanUnits))}|(?:half a year|(?:einem )?halben jahr|(?:ein )?halbes jahr))`;
const more = oneOf(['over', 'more than', 'longer than', 'at least', 'uber', 'mehr als', 'langer als', 'mindestens']);
const no = '(?:(?:have |ve )?not|no contact|nicht|kein kontakt|nichts)(?: mehr)?';
const met = `(?: ${oneOf(['spoken', 'talked', 'seen', 'met', 'heard', 'contacted', 'written', 'gesprochen', 'gesehen', 'getroffen', 'gehort', 'geschrieben'])})?`;
const past = `(?:${more} )?`;

/** In this order: the longer way of saying it wins. */
const ways: readonly RegExp[] = [
  `${no}${met}(?: (?:to|with|from|mit|von))? (?:since|seit|in|for) ${past}(?<span>${spans})`,
  `${no}${met}(?: (?:to|with|from|mit|von))? (?:since|seit) (?:dem |the )?(?<date>${dates})`,
  `(?:since|seit) ${past}(?<span>${spans}) ${no}${met}`,
  `(?:since|seit) (?:dem |the )?(?<date>${dates}) ${no}${met}`,
  `(?:seit |since )?${more} (?<span>${spans})(?: (?:her|ago|nicht|not))?${met}`,
].map((way) => new RegExp(`(?<= |^)${way}(?= |$)`));

/**
 * Reads "not since March 2024" and the like out of a search text, in German and English. Whoever says so last talked in
 * March or earlier: the day after the day, month or year is asked for; while it is not over yet, its first day. A span is
 * counted back from today. What is not understood, and a day ahead, stays among the words.
 * Never throws. Source: issue "People", time words.
 *
 * @example timeWords('radio nicht seit 2023', '2026-11-23') // { notContactedSince: '2024-01-01', rest: 'radio' }
 */
export function timeWords(text: string, today: LocalDate): TimeWords {
  const key = searchKey(text);
  for (const way of ways) {
    const found = way.exec(key);
    if (!found) continue;
    const { span, date } = found.groups ?? {};
    const day = span === undefined ? dayOf(date ?? '', today) : before(span, today);
    if (day === null || day > today) continue;
    const rest = `${key.slice(0, found.index)} ${key.slice(found.index + found[0].length)}`;
    return { notContactedSince: day, rest: rest.replace(/ +/g, ' ').trim() };
  }
  return { notContactedSince: null, rest: text };
}

function before(span: string, today: LocalDate): LocalDate {
  const words = span.split(' ');
  const unit = unitOf(words.at(-1) ?? '');
  if (/half|halb/.test(span)) return monthsBefore(today, monthsInHalfAYear);
  const count = numberOf(words[0] ?? '');
  const days: Record<SpanUnit, () => LocalDate> = {
    day: () => addDays(today, -count),
    week: () => addDays(today, -count * daysPerWeek),
    month: () => monthsBefore(today, count),
    year: () => monthsBefore(today, count * monthsPerYear),
  };
  return days[unit]();
}

/** Everything that is said here lies within the years that a day can have. */
function monthsBefore(day: LocalDate, count: number): LocalDate {
  return addMonths(day, -count) ?? day;
}

/** The first day after what is said, or its first one if that is still to come; null if there is no such day. */
function dayOf(text: string, today: LocalDate): LocalDate | null {
  const said = periodOf(text, today);
  if (said === null) return null;
  const months = said.unit === 'year' ? monthsPerYear : 1;
  const days = said.unit === 'week' ? daysPerWeek : 1;
  const isLong = said.unit === 'year' || said.unit === 'month';
  const after = isLong ? monthsBefore(said.first, -months) : addDays(said.first, days);
  return after <= today ? after : said.first;
}

interface Period {
  readonly first: LocalDate;
  readonly unit: SpanUnit;
}

function periodOf(text: string, today: LocalDate): Period | null {
  const last = lastTimes[text];
  if (last) return { first: firstOfLast(last, today), unit: last };
  const words = text.split(' ').map((word) => monthNames[word] ?? Number(word));
  const isYear = (number: number): boolean => number >= 1000;
  const [year = 0, month, date] = isYear(words[0] ?? 0) ? words : [...words].reverse();
  return isYear(year) ? ofDate(year, month, date) : ofMonth(year, today);
}

function ofDate(year: number, month?: number, date?: number): Period | null {
  const first = calendarDay(year, month ?? 1, date ?? 1);
  if (first === null) return null;
  if (month === undefined) return { first, unit: 'year' };
  return { first, unit: date === undefined ? 'month' : 'day' };
}

/** A month alone: the last one that has begun. */
function ofMonth(month: number, today: LocalDate): Period | null {
  const first = calendarDay(Number(today.slice(0, 4)), month, 1);
  if (first === null) return null;
  return { first: first > today ? monthsBefore(first, monthsPerYear) : first, unit: 'month' };
}

function firstOfLast(unit: SpanUnit, today: LocalDate): LocalDate {
  if (unit === 'day') return addDays(today, -1);
  if (unit === 'week') return addDays(today, -daysPerWeek);
  if (unit === 'month') return `${monthsBefore(today, 1).slice(0, 7)}-01`;
  return `${monthsBefore(today, monthsPerYear).slice(0, 4)}-01-01`;
}
