import { addDays, type LocalDate, mondayOf } from '../../common/local-date.js';

/** "Weeks with an attempt among the last four". Source: product.md, feature 6. */
const weeksShown = 4;
/** How far back a pause may reach, in weeks: half a year, a semester abroad. A choice of ours. */
export const weeksLookedBack = 26;
/** Quiet days from Monday to Friday that make a week of holidays: most of it. A choice of ours. */
const quietDaysOfWeek = 3;
const daysPerWeek = 7;
const workDays = 5;

export interface WeekFacts {
  /** Days on which messages went out, in any order. */
  readonly sentOn: readonly LocalDate[];
  /** Days that the user keeps free, past ones included. */
  readonly quietDates: readonly LocalDate[];
  /** The first day after the last pause, past or to come; null: there was none. */
  readonly pauseUntil: LocalDate | null;
  /** The first day of the account: before it there was nothing to count. */
  readonly since: LocalDate;
}

export interface ActiveWeeks {
  /** Weeks with an attempt among them. */
  readonly active: number;
  /** Weeks that count, at most four. */
  readonly of: number;
  /** Whether something went out this week. */
  readonly thisWeek: boolean;
}

interface CountedWeek {
  readonly monday: LocalDate;
  readonly active: boolean;
}

/**
 * In how many of the last four weeks (Monday to Sunday) a message went out. Weeks of a pause or of quiet dates and the
 * week that is not over yet are passed over unless they have one: nothing can be lost by resting. When a pause began is
 * not on record, so the weeks without a message right before its end belong to it. Never throws. Source: product.md,
 * feature 6 (R22). Example: messages in this week and the one before last, no pause: `{ active: 2, of: 4, thisWeek:
 * true }`.
 */
export function activeWeeks(facts: WeekFacts, today: LocalDate): ActiveWeeks {
  const thisMonday = mondayOf(today);
  const weeks = weeksBack(facts, thisMonday);
  const resting = pausedWeeks(facts.pauseUntil, weeks);
  const counted = weeks
    .filter(({ monday, active }) => active || !(monday === thisMonday || resting.has(monday) || isQuiet(facts, monday)))
    .slice(0, weeksShown);
  const active = counted.filter((week) => week.active).length;
  return { active, of: counted.length, thisWeek: weeks[0]?.active === true };
}

/** This week first, back to the one in which the account began. */
function weeksBack({ sentOn, since }: WeekFacts, thisMonday: LocalDate): CountedWeek[] {
  const activeMondays = new Set(sentOn.map(mondayOf));
  const first = mondayOf(since);
  return Array.from({ length: weeksLookedBack }, (_, back) => addDays(thisMonday, -daysPerWeek * back))
    .filter((monday) => monday >= first || activeMondays.has(monday))
    .map((monday) => ({ monday, active: activeMondays.has(monday) }));
}

/** The weeks right before the end of a pause, back to the last one with a message. */
function pausedWeeks(pauseUntil: LocalDate | null, weeks: readonly CountedWeek[]): Set<LocalDate> {
  if (pauseUntil === null) return new Set();
  const before = weeks.filter(({ monday }) => monday < pauseUntil);
  const lastActive = before.findIndex(({ active }) => active);
  return new Set(before.slice(0, lastActive === -1 ? before.length : lastActive).map(({ monday }) => monday));
}

function isQuiet({ quietDates }: WeekFacts, monday: LocalDate): boolean {
  const friday = addDays(monday, workDays - 1);
  return quietDates.filter((day) => day >= monday && day <= friday).length >= quietDaysOfWeek;
}
