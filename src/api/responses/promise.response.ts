import type { ReminderState } from '../../reminders/domain/words.js';
import type { Reminder } from '../../reminders/reminder.entity.js';

export class PromiseResponse {
  id!: string;
  contactId!: string | null;
  /** In the user's own words. */
  text!: string | null;
  dueOn!: string;
  state!: ReminderState;
  doneAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class PromiseListResponse {
  items!: PromiseResponse[];
  nextCursor!: string | null;
}

export function promiseResponse(promise: Reminder): PromiseResponse {
  const { id, contactId, text, dueOn, state, doneAt, createdAt, updatedAt } = promise;
  return { id, contactId, text, dueOn, state, doneAt, createdAt, updatedAt };
}
