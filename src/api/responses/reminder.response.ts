import type { ReminderKind, ReminderState } from '../../reminders/domain/words.js';
import type { Reminder } from '../../reminders/reminder.entity.js';

export class ReminderResponse {
  id!: string;
  dueOn!: string;
  kind!: ReminderKind;
  /** The user's own words; null where kind and contact say it all. */
  text!: string | null;
  contactId!: string | null;
  /** The message that a follow-up belongs to. */
  attemptId!: string | null;
  state!: ReminderState;
  doneAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class ReminderListResponse {
  items!: ReminderResponse[];
  nextCursor!: string | null;
}

export function reminderResponse({ accountId: _, ...shown }: Reminder): ReminderResponse {
  return shown;
}
