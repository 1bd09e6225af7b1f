import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import { instantOf, localDateOf } from '../common/zoned-time.js';
import { LOOK_AHEAD_DAYS, type MailPlan, type Zone } from './domain/schedule.js';

const MS_PER_DAY = 86_400_000;

export function mailPlanOf(account: Account): MailPlan {
  const { mailDays, mailTime, quietDates, pauseUntil } = account;
  return {
    mailDays,
    mailTime,
    quietDates,
    pauseUntil,
    madeOn: localDateOf(new Date(account.createdAt), account.timeZone),
  };
}

export function zoneOf({ timeZone }: Account): Zone {
  return {
    localDateOf: (instant) =>
      remembered(days, `${timeZone} ${instant.getTime()}`, () => localDateOf(instant, timeZone)),
    instantOf: (day, time) =>
      new Date(remembered(instants, `${timeZone} ${day} ${time}`, () => instantOf(day, time, timeZone).getTime())),
  };
}

/** Answers of the calendar that are kept: those who get their mail in one minute mostly share zone, day and time. */
const KEPT_ANSWERS = 2000;

const days = new Map<string, LocalDate>();
const instants = new Map<string, number>();

/** A pure function's answer, worked out once. The oldest goes when there are too many. */
function remembered<T>(known: Map<string, T>, question: string, answer: () => T): T {
  const kept = known.get(question);
  if (kept !== undefined) return kept;
  const found = answer();
  known.set(question, found);
  const [oldest] = known.keys();
  if (known.size > KEPT_ANSWERS && oldest !== undefined) known.delete(oldest);
  return found;
}

/** When an account without a mail day in sight is looked at again; changed settings bring it back at once. */
export function nextLookAt(now: Date): Date {
  return new Date(now.getTime() + LOOK_AHEAD_DAYS * MS_PER_DAY);
}
