import { isMailDay, type MailDays } from '../../accounts/domain/mail-day.js';
import { addDays, type LocalDate } from '../../common/local-date.js';

/** When an account wants its mail. */
export interface MailPlan extends MailDays {
  /** The local day on which the account was made: "A new account's first mail comes on the next mail day" (product.md). */
  readonly madeOn: LocalDate;
  /** Wall-clock time `HH:MM`. */
  readonly mailTime: string;
  /** The first day on which mail comes again; null: no pause. */
  readonly pauseUntil: LocalDate | null;
}

/** The account's zone as two functions, so that the rules need no calendar library (common/zoned-time.ts has them). */
export interface Zone {
  localDateOf(instant: Date): LocalDate;
  /** In the gap of a clock change the first instant after it, in a doubled hour the first of the two. */
  instantOf(day: LocalDate, time: string): Date;
}

export interface DueMail {
  readonly day: LocalDate;
  readonly dueAt: Date;
}

/** product.md, "The daily mail": the window ends at 22:00. Later, and a mail of the morning arrives in bed. */
const WINDOW_ENDS = '22:00';

/** product.md, "The daily mail": "at least two hours", for those who want their mail at 21:30. In ms. */
const SHORTEST_WINDOW_MS = 2 * 3_600_000;

/** How far ahead a mail day is looked for, in days: quiet dates that reach further leave the account without one. */
export const LOOK_AHEAD_DAYS = 400;

/** A mail before many quiet dates speaks for so many days. Ours: what lies further ahead is in nobody's mind. */
const LONGEST_AHEAD_DAYS = 31;

/**
 * The next mail after an instant: its local day and the instant it is due, or null if the plan has none within 400 days
 * (no mail days). Quiet dates, the days before `pauseUntil` and the day the account was made are skipped, and so are days
 * that do not exist in the zone (a change of the date line). Never throws.
 * Berlin, Monday to Friday 08:30, after Friday 2026-11-27 09:00: Monday 2026-11-30 08:30 local, 07:30Z.
 */
export function nextDueAfter(plan: MailPlan, after: Date, zone: Zone): DueMail | null {
  const today = zone.localDateOf(after);
  const start = plan.pauseUntil && plan.pauseUntil > today ? plan.pauseUntil : today;
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const due = dueOn(plan, addDays(start, ahead), zone);
    if (due && due.dueAt > after) return due;
  }
  return null;
}

/**
 * Until when a day's mail speaks for the days after it: to the next mail, which comes on `day` at `at`; at most for a
 * month, and without mail days for no other day. Never throws.
 * Berlin, Monday to Friday 08:30, from Friday 2026-11-27: Monday 2026-11-30 08:30 local.
 */
export function speaksUntil(
  plan: MailPlan,
  day: LocalDate,
  zone: Zone,
): { readonly day: LocalDate; readonly at: Date } {
  const next = nextDueAfter(plan, new Date(zone.instantOf(addDays(day, 1), '00:00').getTime() - 1), zone);
  const last = addDays(day, next ? LONGEST_AHEAD_DAYS : 1);
  return next && next.day < last ? { day: next.day, at: next.dueAt } : { day: last, at: zone.instantOf(last, '00:00') };
}

/**
 * The mail that should be on its way at this instant: today's, if today is a mail day and now lies in its window; else
 * null, and "that day's mail is given up" (product.md). However long the service was down, it is one mail, today's.
 */
export function dueNow(plan: MailPlan, now: Date, zone: Zone): DueMail | null {
  const due = dueOn(plan, zone.localDateOf(now), zone);
  return due && due.dueAt <= now && now < windowEndOf(due, zone) ? due : null;
}

/**
 * When a day's mail is given up: "from the send time to 22:00 (at least two hours), same local day" (product.md).
 * For 08:30 it is 22:00, for 21:30 23:30, for 23:00 midnight.
 */
export function windowEndOf(due: DueMail, zone: Zone): Date {
  const evening = zone.instantOf(due.day, WINDOW_ENDS).getTime();
  const midnight = zone.instantOf(addDays(due.day, 1), '00:00').getTime();
  return new Date(Math.min(Math.max(evening, due.dueAt.getTime() + SHORTEST_WINDOW_MS), midnight));
}

function dueOn(plan: MailPlan, day: LocalDate, zone: Zone): DueMail | null {
  if (!getsMailOn(plan, day)) return null;
  const fallsOnIt = (dueAt: Date): boolean => zone.localDateOf(dueAt) === day;
  const dueAt = zone.instantOf(day, plan.mailTime);
  if (fallsOnIt(dueAt)) return { day, dueAt };
  // Nuuk in spring: 23:00 to 24:00 is skipped, and the first instant after the gap is the next day's
  const earlier = zone.instantOf(day, WINDOW_ENDS);
  return fallsOnIt(earlier) ? { day, dueAt: earlier } : null;
}

function getsMailOn(plan: MailPlan, day: LocalDate): boolean {
  if (day <= plan.madeOn || !isMailDay(plan, day)) return false;
  return plan.pauseUntil === null || day >= plan.pauseUntil;
}
