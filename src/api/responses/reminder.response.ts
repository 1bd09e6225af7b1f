import type { ReminderKind, ReminderState } from '../../reminders/domain/words.js';
import type { Reminder } from '../../reminders/reminder.entity.js';

export class RecurrenceResponse {
  /** RFC 5545, 3.3.10. */
  rule!: string;
  /** Counted from its day, or from the day on which it is done. */
  from!: 'date' | 'done';
}

export class ReminderResponse {
  id!: string;
  dueOn!: string;
  kind!: ReminderKind;
  /** The user's own words; null where kind and contact say it all. */
  text!: string | null;
  contactId!: string | null;
  /** The message that a follow-up belongs to. */
  attemptId!: string | null;
  /** How it comes again; null: once. */
  recurrence!: RecurrenceResponse | null;
  /** So many days ahead it is said for the first time; null: on the day. */
  leadDays!: number | null;
  state!: ReminderState;
  doneAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class ReminderListResponse {
  items!: ReminderResponse[];
  nextCursor!: string | null;
}

export function reminderResponse({ accountId: _, recurrence, ...shown }: Reminder): ReminderResponse {
  return { ...shown, recurrence: recurrence && { rule: recurrence.rule, from: recurrence.from } };
}
