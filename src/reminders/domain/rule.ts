import { isLocalDate, type LocalDate, type Weekday } from '../../common/local-date.js';

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** A weekday of a week, or the first, second ... (-1: the last) one of a month. */
export interface RuleWeekday {
  readonly weekday: Weekday;
  readonly nth: number | null;
}

/** A rule as it was read. Empty lists: nothing is said, the day comes from where the rule starts. */
export interface Rule {
  readonly frequency: Frequency;
  /** Every so many days, weeks, months or years. */
  readonly interval: number;
  readonly weekdays: readonly RuleWeekday[];
  /** 1 to 31, or -1 (the last day of the month) to -31. */
  readonly monthDays: readonly number[];
  readonly count: number | null;
  readonly until: LocalDate | null;
}

/** Beyond that nobody plans, and adding stays quick. Ours; RFC 5545 has no bound. */
const MOST_UNITS = 999;
const DAYS_OF_LONGEST_MONTH = 31;
/** A month has five of one weekday at most. */
const MOST_OF_ONE_WEEKDAY = 5;

/** RFC 5545, 3.3.10, in the order of ISO 8601. */
const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

type Parts = Readonly<Partial<Record<string, string>>>;

const knownParts = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'];

/**
 * Reads the part of RFC 5545, 3.3.10 that reminders know: FREQ (DAILY to YEARLY), INTERVAL, BYDAY (with a number in
 * front where the frequency is MONTHLY), BYMONTHDAY (DAILY and MONTHLY), COUNT or UNTIL; weeks start on Monday. The time
 * of an UNTIL is left out: reminders have days. Null for everything else; never throws.
 *
 * @example parseRule('FREQ=MONTHLY;BYDAY=1MO')?.weekdays // [{ weekday: 1, nth: 1 }]
 * @example parseRule('FREQ=SECONDLY') // null
 */
export function parseRule(text: string): Rule | null {
  const name = /^RRULE:/;
  const parts = partsOf(text.trim().toUpperCase().replace(name, ''));
  const rule = parts && ruleOf(parts);
  return rule && goesTogether(rule) ? rule : null;
}

function ruleOf(parts: Parts): Rule | null {
  const frequency = frequencies.find((word) => word === parts['FREQ']);
  const interval = wholeNumber(parts['INTERVAL'] ?? '1');
  const weekdays = listOf(parts['BYDAY'], weekdayOfRule);
  const monthDays = listOf(parts['BYMONTHDAY'], monthDayOfRule);
  const end = endOf(parts);
  if (!frequency || !interval || !weekdays || !monthDays || !end) return null;
  return (parts['WKST'] ?? 'MO') === 'MO' ? { frequency, interval, weekdays, monthDays, ...end } : null;
}

/**
 * The rule in RFC 5545's words, always the same for the same rule. Never throws.
 *
 * @example printRule({ frequency: 'WEEKLY', interval: 2, weekdays: [], monthDays: [], count: null, until: null })
 * // 'FREQ=WEEKLY;INTERVAL=2'
 */
export function printRule({ frequency, interval, weekdays, monthDays, count, until }: Rule): string {
  const parts = [
    `FREQ=${frequency}`,
    interval === 1 ? '' : `INTERVAL=${interval}`,
    weekdays.length === 0 ? '' : `BYDAY=${weekdays.map(printWeekday).join(',')}`,
    monthDays.length === 0 ? '' : `BYMONTHDAY=${monthDays.join(',')}`,
    count === null ? '' : `COUNT=${count}`,
    until === null ? '' : `UNTIL=${until.replaceAll('-', '')}`,
  ];
  return parts.filter((part) => part !== '').join(';');
}

function printWeekday({ weekday, nth }: RuleWeekday): string {
  return `${nth ?? ''}${weekdayCodes[weekday - 1] ?? ''}`;
}

/** Null where a part is unknown, stands twice or has no value. */
function partsOf(text: string): Parts | null {
  const pairs = text.split(';').map((part) => part.split('='));
  const names = pairs.map(([name]) => name ?? '');
  const areFit = pairs.every(([name, value, ...more]) => knownParts.includes(name ?? '') && value && more.length === 0);
  if (!areFit || new Set(names).size < names.length) return null;
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value] as const));
}

/** Null unless each entry says something, once. */
function listOf<T>(text: string | undefined, read: (entry: string) => T | null): T[] | null {
  if (text === undefined) return [];
  const entries = text.split(',');
  const found = entries.flatMap((entry) => read(entry) ?? []);
  return found.length < entries.length || new Set(entries).size < entries.length ? null : found;
}

function weekdayOfRule(text: string): RuleWeekday | null {
  const [, number, code] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = weekdayCodes.findIndex((one) => one === code) + 1;
  const nth = number === undefined ? null : Number(number);
  if (weekday === 0 || nth === 0 || Math.abs(nth ?? 1) > MOST_OF_ONE_WEEKDAY) return null;
  return { weekday: weekday as Weekday, nth };
}

function monthDayOfRule(text: string): number | null {
  if (!/^[+-]?\d{1,2}$/.test(text)) return null;
  const day = Number(text);
  return day === 0 || Math.abs(day) > DAYS_OF_LONGEST_MONTH ? null : day;
}

/** Null where one of the two is there and can't be read, or both are: RFC 5545 has one end. */
function endOf({ COUNT, UNTIL }: Parts): Pick<Rule, 'count' | 'until'> | null {
  const count = COUNT === undefined ? null : wholeNumber(COUNT);
  const until = UNTIL === undefined ? null : dayOfUntil(UNTIL);
  const isUnread = (COUNT !== undefined && count === null) || (UNTIL !== undefined && until === null);
  return isUnread || (count !== null && until !== null) ? null : { count, until };
}

function wholeNumber(text: string): number | null {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return number < 1 || number > MOST_UNITS ? null : number;
}

function dayOfUntil(text: string): LocalDate | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? date : null;
}

/** What RFC 5545 forbids, and what would mean another thing to each calendar that reads it. */
function goesTogether({ frequency, weekdays, monthDays }: Rule): boolean {
  if (frequency === 'YEARLY') return weekdays.length === 0 && monthDays.length === 0;
  if (frequency === 'WEEKLY' && monthDays.length > 0) return false;
  return frequency === 'MONTHLY' || weekdays.every(({ nth }) => nth === null);
}
