import type { LocalDate } from '../../common/local-date.js';
import { localDateOf } from '../../common/zoned-time.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import type { Trip } from '../../trips/trip.entity.js';
import type { HeldTime } from './held.query.js';

interface Days {
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
}
interface WholeDays extends Days {
  readonly startAt: null;
  readonly endAt: null;
}
/** Instants, ISO 8601 in UTC. */
interface Hours extends Days {
  readonly startAt: string;
  readonly endAt: string;
}

/** What is to be done; `isToCome`: it comes again then, once it is done until there. */
export type ReminderEntry = WholeDays & {
  readonly kind: 'reminder';
  readonly reminder: Reminder;
  readonly isToCome: boolean;
};

/** One thing in the calendar; its days are those of the account's zone. */
export type CalendarEntry =
  | (WholeDays & { readonly kind: 'holiday'; readonly name: string })
  | (WholeDays & { readonly kind: 'trip'; readonly trip: Trip })
  | (WholeDays & { readonly kind: 'birthday'; readonly contactId: string; readonly birthday: string })
  | ReminderEntry
  | (Hours & { readonly kind: 'meeting'; readonly meeting: MeetingWithPeople })
  | (Hours & { readonly kind: 'held'; readonly slot: HeldTime })
  | (Hours & { readonly kind: 'busy' });

export function wholeDays(firstOn: LocalDate, lastOn: LocalDate): WholeDays {
  return { firstOn, lastOn, startAt: null, endAt: null };
}

/** What ends at midnight is not on the day that begins there. Instants, ISO 8601. */
export function hours(startAt: string, endAt: string, zone: string): Hours {
  const lastMs = Math.max(Date.parse(startAt), Date.parse(endAt) - 1);
  return { startAt, endAt, firstOn: localDateOf(new Date(startAt), zone), lastOn: localDateOf(new Date(lastMs), zone) };
}
