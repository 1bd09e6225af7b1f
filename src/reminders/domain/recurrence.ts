import { addDays, daysBetween, type LocalDate } from '../../common/local-date.js';
import { parseRule, printRule } from './rule.js';
import { daysOfRule } from './rule-days.js';

/** What a day of the same reminder is counted from. */
export const recurrenceOrigins = ['date', 'done'] as const;

/** How a reminder comes again. */
export interface Recurrence {
  /** A part of RFC 5545, 3.3.10: FREQ, INTERVAL, BYDAY, BYMONTHDAY, COUNT, UNTIL. */
  readonly rule: string;
  /** From the day on which it stood, or from the day on which it was done. */
  readonly from: (typeof recurrenceOrigins)[number];
  /** The first of its days: what the rule is counted from. */
  readonly startsOn: LocalDate;
  /** Of all its days; that of one of them may be another since it was put off. Unit: days. */
  readonly leadDays: number | null;
}

/** On its day, and not again. */
export const once = { recurrence: null, leadDays: null } as const;

/** "Half a year before" is the most that calendars offer; a year and a day leaves room. Unit: days. */
export const MOST_LEAD_DAYS = 366;

/** Where a reminder stands. */
export interface Standing {
  readonly dueOn: LocalDate;
  readonly leadDays: number | null;
  readonly recurrence: Recurrence | null;
}

/**
 * The first day of the rule after a day; null where it comes no more, or can't be read. Local days: neither the hour of a
 * clock change nor another zone moves one. Never throws.
 *
 * @example nextDay({ rule: 'FREQ=WEEKLY;INTERVAL=2', startsOn: '2026-11-23' }, '2026-11-23') // '2026-12-07'
 */
export function nextDay({ rule, startsOn }: Pick<Recurrence, 'rule' | 'startsOn'>, after: LocalDate): LocalDate | null {
  return first(daysAfter({ rule, startsOn }, after));
}

/**
 * The days on which it comes again, between two days (both included): those of its rule after the day on which it stands now,
 * and after today. None for one that counts from when it is done, since nobody knows that day. Never throws.
 *
 * @example daysToCome({ dueOn: '2026-11-23', recurrence: { rule: 'FREQ=WEEKLY', from: 'date', startsOn: '2026-11-23',
 *   leadDays: null } }, '2026-11-23', { from: '2026-12-01', to: '2026-12-10' }) // ['2026-12-07']
 */
export function daysToCome(
  { dueOn, recurrence }: Pick<Standing, 'dueOn' | 'recurrence'>,
  today: LocalDate,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): LocalDate[] {
  if (recurrence?.from !== 'date') return [];
  const found: LocalDate[] = [];
  for (const day of daysAfter(recurrence, dueOn > today ? dueOn : today)) {
    if (day > to) break;
    if (day >= from) found.push(day);
  }
  return found;
}

/**
 * Where it stands the next time, once this time is done; null for one that comes no more. Counted from its date, it is the
 * rule's first day that is neither this one nor past: whoever comes back after weeks finds one, not all of them. Counted from
 * when it was done, the rule starts anew on that day. Never throws.
 *
 * @example standingAfter({ dueOn: '2026-11-23', leadDays: null, recurrence: { rule: 'FREQ=WEEKLY', from: 'done',
 *   startsOn: '2026-11-23', leadDays: null } }, '2026-11-25')?.dueOn // '2026-12-02'
 */
export function standingAfter({ dueOn, recurrence }: Standing, doneOn: LocalDate): Standing | null {
  if (!recurrence) return null;
  if (recurrence.from === 'done') return anew(recurrence, doneOn);
  const day = nextDay(recurrence, doneOn > dueOn ? doneOn : dueOn);
  return day === null ? null : { dueOn: day, leadDays: recurrence.leadDays, recurrence };
}

/**
 * Where it stands once it was put off. A day that belongs to a series, or that was to be said ahead, stays the day that
 * it is if it is put off until before it: it is said later. Otherwise it stands on that day. Never throws.
 *
 * @example putOff({ dueOn: '2026-12-24', leadDays: 7, recurrence: null }, '2026-12-20') // leadDays: 4
 */
export function putOff({ dueOn, leadDays, recurrence }: Standing, until: LocalDate): Standing {
  const keepsItsDay = until < dueOn && (recurrence !== null || leadDays !== null);
  if (!keepsItsDay) return { dueOn: until, leadDays: null, recurrence };
  return { dueOn, leadDays: Math.min(daysBetween(until, dueOn), MOST_LEAD_DAYS), recurrence };
}

/**
 * The first day on which it is said. Never throws.
 *
 * @example saidOn({ dueOn: '2026-12-24', leadDays: 7 }) // '2026-12-17'
 */
export function saidOn({ dueOn, leadDays }: Pick<Standing, 'dueOn' | 'leadDays'>): LocalDate {
  return addDays(dueOn, -(leadDays ?? 0));
}

function* daysAfter({ rule, startsOn }: Pick<Recurrence, 'rule' | 'startsOn'>, after: LocalDate): Generator<LocalDate> {
  const read = parseRule(rule);
  if (!read) return;
  let left = read.count;
  if (left === null) {
    yield* daysOfRule(read, startsOn, addDays(after, 1));
    return;
  }
  for (const day of daysOfRule(read, startsOn, startsOn)) {
    if (left === 0) return;
    if (day > after) yield day;
    left -= 1;
  }
}

/** The rule starts anew on that day; of COUNT one is used up. */
function anew(recurrence: Recurrence, doneOn: LocalDate): Standing | null {
  const rule = parseRule(recurrence.rule);
  if (!rule || rule.count === 1) return null;
  const day = first(daysOfRule(rule, doneOn, addDays(doneOn, 1)));
  if (day === null) return null;
  const left = { ...rule, count: rule.count === null ? null : rule.count - 1 };
  const { leadDays } = recurrence;
  return { dueOn: day, leadDays, recurrence: { ...recurrence, rule: printRule(left), startsOn: day } };
}

function first<T>(items: Iterable<T>): T | null {
  for (const item of items) return item;
  return null;
}
