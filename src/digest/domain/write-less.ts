import { addDays, type LocalDate, latestOf, type Weekday, weekdayOf } from '../../common/local-date.js';

/** screens.md, section 4: "after 10 working days without any action: one mail 'Soll ich seltener schreiben?'". */
const WORKING_DAYS_BEFORE_ASKING = 10;

/** Monday to Friday are working days. */
const LAST_WORKING_WEEKDAY = 5;

/** What decides whether the question comes today; all days are the account's local ones. */
export interface QuietFacts {
  readonly today: LocalDate;
  readonly mailDays: readonly Weekday[];
  /** The day of the last thing the user did: a message marked as sent, a talk noted, a later, an edit. Null: none yet. */
  readonly lastActOn: LocalDate | null;
  /** The first mail after `quietSince`; null: none came, so there is nothing to make less of. */
  readonly firstMailOn: LocalDate | null;
  /** When the question was asked last. */
  readonly askedOn: LocalDate | null;
  /** A public holiday, or a quiet date of the account's own. */
  readonly isFree: (day: LocalDate) => boolean;
}

/** From when on an account is quiet. */
export interface QuietSince {
  readonly lastActOn: LocalDate | null;
  readonly madeOn: LocalDate;
  /** The first day after the last pause; null: there was none. */
  readonly pauseUntil: LocalDate | null;
}

/**
 * Whether to ask today if fewer mails would do: ten whole working days (Monday to Friday, without public holidays and
 * quiet dates) have gone by from the first mail that nothing followed upon, that day included. It is asked once, and again
 * only after an act came between; and never where there is no less than now: one mail a week, or none. Never throws.
 * Last act on Monday 2026-11-02, a mail on the day after, no holidays: false on Monday the 16th, true on Tuesday the 17th.
 */
export function isQuestionDue(facts: QuietFacts): boolean {
  const { today, mailDays, lastActOn, firstMailOn, askedOn } = facts;
  if (mailDays.length <= 1 || firstMailOn === null) return false;
  if (askedOn !== null && (lastActOn === null || lastActOn < askedOn)) return false;
  return workingDaysFrom(firstMailOn, today, facts.isFree) >= WORKING_DAYS_BEFORE_ASKING;
}

/** The day after which mails count: of an act, the last day of a pause, the making of the account. Never throws. */
export function quietSince({ lastActOn, madeOn, pauseUntil }: QuietSince): LocalDate {
  return latestOf(lastActOn, madeOn, pauseUntil === null ? null : addDays(pauseUntil, -1)) ?? madeOn;
}

/** Counts no further than needed: an account that was left alone for years costs no more than one for weeks. */
function workingDaysFrom(first: LocalDate, today: LocalDate, isFree: QuietFacts['isFree']): number {
  let count = 0;
  for (let day = first; day < today && count < WORKING_DAYS_BEFORE_ASKING; day = addDays(day, 1)) {
    if (weekdayOf(day) <= LAST_WORKING_WEEKDAY && !isFree(day)) count += 1;
  }
  return count;
}
