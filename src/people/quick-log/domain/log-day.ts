import { addDays, calendarDay, daysBetween, type LocalDate, mondayOf, weekdayOf } from '../../../common/local-date.js';
import { monthNames } from '../../../contacts/domain/time-vocabulary.js';
import { overlap, type Span } from './spans.js';

/** Words that name a day, with what of it they say for sure. Months and days of the month from 1, Monday is 1. */
export interface DayMention extends Span {
  readonly text: string;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
}

/** The day that a line means, or why it has to be asked for; `mention` are the words that say it. */
type ReadDay =
  | { readonly is: 'said'; readonly on: LocalDate; readonly mention: Span }
  | { readonly is: 'open'; readonly why: OpenDay; readonly options: readonly LocalDate[]; readonly mention: Span }
  | { readonly is: 'unsaid' };
export type OpenDay = 'day-ahead' | 'which-day';

/** A day without a year that comes within so many days may be a plan: it is asked about. Later ones were last year's. */
const PLAN_DAYS = 60;

/**
 * The first day of the line that has been, else the first that has to be asked about. A weekday is the latest one; on
 * that very weekday it may be today or a week ago, so it is asked. Example, on Monday, 2026-11-23: `Dienstag` is
 * 2026-11-17, `am 3. März` 2026-03-03, `morgen` and `nächsten Freitag` are asked about. Never throws.
 */
export function readDay(line: string, mentions: readonly DayMention[], today: LocalDate): ReadDay {
  const own = ownMentions(line);
  const others = mentions.filter((mention) => isMeant(line, mention) && !own.some((mine) => overlap(mine, mention)));
  const days = [...own, ...longest(others)]
    .sort((a, b) => a.start - b.start)
    .map((mention) => dayOf(line, mention, today))
    .filter((day) => day.is !== 'unsaid');
  return days.find(({ is }) => is === 'said') ?? days[0] ?? { is: 'unsaid' };
}

/** Two languages read the same words: the longer reading is the better one. */
function longest(mentions: readonly DayMention[]): DayMention[] {
  const kept: DayMention[] = [];
  for (const mention of [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((other) => overlap(other, mention))) kept.push(mention);
  }
  return kept;
}

const nothing = { year: null, month: null, day: null, weekday: null };
const DOTTED = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})(?!\d))?/gu;
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/gu;
const OF_MONTH = /(?<!\p{L})(?:am|on the|the|den) (\d{1,2})(?:\.|st|nd|rd|th)(?!\s?\p{L}|\s?\d)/giu;
const ENGLISH =
  /(?<!\p{L})(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d|\.\d)/giu;
const ROUGHLY =
  /(?<!\p{L})(?:letzte[rs]? (?:woche|wochenende)|vorige woche|am wochenende|dieses wochenende|diese woche|letzten monat|neulich|kürzlich|vor kurzem|last (?:week|weekend|month)|over the weekend|this week|at the weekend|recently|the other day|im (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|in (?:january|february|march|april|may|june|july|august|september|october|november|december))(?!\p{L})/giu;

/** What the date library leaves out or reads otherwise than people mean it here. */
function ownMentions(line: string): DayMention[] {
  const found = (pattern: RegExp, said: (match: RegExpExecArray) => Partial<DayMention>): DayMention[] =>
    [...line.matchAll(pattern)].map((match) => {
      return { ...nothing, text: match[0], start: match.index, end: match.index + match[0].length, ...said(match) };
    });
  const numbers = ([, first, second, year]: RegExpExecArray): Partial<DayMention> => {
    return { day: Number(first), month: Number(second), year: year === undefined ? null : fullYear(year) };
  };
  return longest([
    ...found(DOTTED, numbers),
    ...found(SLASHED, (match) => (Number(match[2]) > 12 ? swapped(numbers(match)) : numbers(match))),
    ...found(OF_MONTH, ([, day]) => ({ day: Number(day) })),
    ...found(ENGLISH, ([, month = '', day]) => {
      return { month: monthNames[month.toLowerCase()] ?? null, day: Number(day) };
    }),
    ...found(ROUGHLY, () => ({})),
  ]);
}

function swapped({ day, month, year }: Partial<DayMention>): Partial<DayMention> {
  return { day: month ?? null, month: day ?? null, year: year ?? null };
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** "So war es", "sat with Tom", "Jan", "um 15 Uhr", "Guten Morgen" name no day. */
function isMeant(line: string, mention: DayMention): boolean {
  const { text, start, day, weekday, month, year } = mention;
  if (day === null && weekday === null) return month === null && year === null && isToday(text);
  if (/^Morgen$/u.test(text) && start > 0) return false;
  return day !== null || saysWeekday(line, mention);
}

/** The whole word, or a short one that is marked as one: "am Fr", "Fr.", "letzten Fr". */
function saysWeekday(line: string, { text, start, end }: DayMention): boolean {
  if (!/^(?:am |on )?\p{L}{2,3}$/u.test(text)) return true;
  return /^(?:am|on) /iu.test(text) || line[end] === '.' || /(?:letzten|vorigen|last)\s$/iu.test(line.slice(0, start));
}

function isToday(text: string): boolean {
  return /^(?:this morning|this afternoon|this evening|tonight|heute.*)$/iu.test(text);
}

function dayOf(line: string, mention: DayMention, today: LocalDate): ReadDay {
  const { day, month, year, weekday } = mention;
  if (isToday(mention.text)) return { is: 'said', on: today, mention };
  if (weekday !== null && day === null) return weekdayBefore(line, mention, today);
  if (day === null) return { is: 'open', why: 'which-day', options: weekendBefore(mention.text, today), mention };
  if (month === null) return dayOfMonth(mention, day, today);
  if (isAmbiguous(mention)) return eitherWay(mention, today);
  return year === null ? dayOfYear(line, mention, today) : judged(mention, calendarDay(year, month, day), today);
}

function judged(mention: Span, on: LocalDate | null, today: LocalDate): ReadDay {
  if (on === null) return inNoCalendar(mention);
  return on > today ? { is: 'open', why: 'day-ahead', options: [], mention } : { is: 'said', on, mention };
}

/** 31.02. names a day, but none that there is. */
function inNoCalendar(mention: Span): ReadDay {
  return { is: 'open', why: 'which-day', options: [], mention };
}

const NEXT = /(?:nächste[nrs]?|kommende[nrs]?|next|coming|übernächste[nrs]?)\s*(?:\p{L}+)?$/iu;
const THIS = /(?:diese[nrsm]?|this)\s*(?:\p{L}+)?$/iu;
const LAST = /(?:letzte[nrs]?|vorige[nrs]?|vergangene[nrs]?|last|past|previous)\s*(?:\p{L}+\.?)?$/iu;

function weekdayBefore(line: string, mention: DayMention, today: LocalDate): ReadDay {
  const words = line.slice(0, mention.end);
  const weekday = mention.weekday ?? 1;
  if (NEXT.test(words)) return { is: 'open', why: 'day-ahead', options: [], mention };
  if (THIS.test(words)) return judged(mention, addDays(mondayOf(today), weekday - 1), today);
  const daysBack = (weekdayOf(today) - weekday + 7) % 7;
  if (daysBack > 0) return { is: 'said', on: addDays(today, -daysBack), mention };
  if (LAST.test(words)) return { is: 'said', on: addDays(today, -7), mention };
  return { is: 'open', why: 'which-day', options: [today, addDays(today, -7)], mention };
}

/** "am Wochenende" leaves two days. */
function weekendBefore(text: string, today: LocalDate): LocalDate[] {
  if (!/wochenende|weekend/iu.test(text)) return [];
  const sunday = weekdayOf(today) === 7 ? today : addDays(mondayOf(today), -1);
  return [addDays(sunday, -1), sunday];
}

/** "am 17.": the latest 17th. */
function dayOfMonth(mention: DayMention, day: number, today: LocalDate): ReadDay {
  let [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  for (let back = 0; back < 12; back += 1) {
    const on = calendarDay(year, month, day);
    if (on !== null && on <= today) return { is: 'said', on, mention };
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  return inNoCalendar(mention);
}

/** "am 3. März": the latest one, unless it comes soon. */
function dayOfYear(line: string, mention: DayMention, today: LocalDate): ReadDay {
  const { month, day } = mention;
  if (month === null || day === null) return { is: 'unsaid' };
  const year = Number(today.slice(0, 4));
  const [ahead] = [year, year + 1].map((y) => calendarDay(y, month, day)).filter((on) => on !== null && on > today);
  const [on] = [year, year - 1, year - 2, year - 3, year - 4]
    .map((y) => calendarDay(y, month, day))
    .filter((date): date is LocalDate => date !== null && date <= today);
  if (on === undefined) return isTimeOfDay(line, mention) ? { is: 'unsaid' } : inNoCalendar(mention);
  if (ahead && daysBetween(today, ahead) <= PLAN_DAYS) return { is: 'open', why: 'day-ahead', options: [on], mention };
  return { is: 'said', on, mention };
}

/** "um 15.30.", "at 3.45.": no day of any month. */
function isTimeOfDay(line: string, { start }: Span): boolean {
  return /(?<!\p{L})(?:um|gegen|ab|bis|at|around|until) $/iu.test(line.slice(0, start));
}

/** 3/4 is the third of April in London and the fourth of March in Boston. */
function isAmbiguous({ text, day, month }: DayMention): boolean {
  return text.includes('/') && day !== month && (day ?? 0) <= 12 && (month ?? 0) <= 12;
}

function eitherWay(mention: DayMention, today: LocalDate): ReadDay {
  const { day, month } = mention;
  const readings = [mention, { ...mention, day: month, month: day }].map((reading) =>
    dayOf('', { ...reading, text: '' }, today),
  );
  const options = readings.flatMap((reading) => (reading.is === 'said' ? [reading.on] : []));
  return { is: 'open', why: 'which-day', options, mention };
}
