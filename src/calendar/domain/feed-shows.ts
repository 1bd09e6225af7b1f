import type { ReminderKind } from '../../reminders/domain/words.js';

/** The kinds of things that a calendar address can show. */
export const feedKinds = ['meetings', 'reminders', 'trips', 'birthdays'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** What one calendar address shows, and how much of the names. */
export interface FeedShows {
  readonly kinds: readonly FeedKind[];
  /** "A. B." instead of the name, and nothing that the user wrote: for a calendar that others look into. */
  readonly initials: boolean;
  /** So many minutes before a meeting the calendar program speaks up; null: it does not. */
  readonly alarmMinutes: number | null;
}

/** What a new address shows. Without alarms: most programs have their own for every calendar. */
export const usualShows: FeedShows = { kinds: feedKinds, initials: false, alarmMinutes: null };

/** When a calendar program speaks up on a whole day; where phones do it, too. In hours after midnight. */
const MORNING_HOUR = 9;
const HOURS_PER_DAY = 24;

/**
 * The TRIGGER (RFC 5545, 3.8.6.3) of a meeting's alarm, from its start; null if there is none. Never throws.
 *
 * @param minutes before the meeting, 0 or more
 * @example meetingAlarm(30) // '-PT30M'
 */
export function meetingAlarm(minutes: number | null): string | null {
  return minutes === null ? null : `-PT${minutes}M`;
}

/**
 * The TRIGGER of an alarm for a whole day: at nine in the morning, so many days before. Midnight is where it starts
 * (RFC 5545, 3.8.6.3), by the clock of whoever looks. Never throws.
 *
 * @example dayAlarm(0) // 'PT9H'
 * @example dayAlarm(3) // '-P2DT15H'
 */
export function dayAlarm(daysBefore: number): string {
  if (daysBefore <= 0) return `PT${MORNING_HOUR}H`;
  const days = daysBefore === 1 ? '' : `${daysBefore - 1}D`;
  return `-P${days}T${HOURS_PER_DAY - MORNING_HOUR}H`;
}

/**
 * What the address shows as a short word: another word whenever a file would look different. Never throws.
 *
 * @example shownAs(usualShows) // 'mrtb'
 */
export function shownAs({ kinds, initials, alarmMinutes }: FeedShows): string {
  const letters = feedKinds.filter((kind) => kinds.includes(kind)).map((kind) => kind.charAt(0));
  return `${letters.join('')}${initials ? '-i' : ''}${alarmMinutes === null ? '' : `-${alarmMinutes}`}`;
}

/**
 * True for a reminder that says what the birthday beside it in the same calendar says. Never throws.
 *
 * @param birthdayOn the day of that person's birthday nearest to the reminder, null if none is shown
 * @example saysBirthdayTwice({ kind: 'birthday', dueOn: '2027-05-17' }, '2027-05-17') // true
 */
export function saysBirthdayTwice(
  { kind, dueOn }: { readonly kind: ReminderKind; readonly dueOn: string },
  birthdayOn: string | null,
): boolean {
  return kind === 'birthday' && dueOn === birthdayOn;
}
