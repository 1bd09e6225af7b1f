import { fingerprint } from '../common/fingerprint.js';
import type { Reminder } from './reminder.entity.js';

/** What the user can change of a reminder. */
export type ReminderWords = Pick<
  Reminder,
  'contactId' | 'kind' | 'text' | 'dueOn' | 'recurrence' | 'leadDays' | 'state' | 'doneAt'
>;

/** What it takes to take a reminder back, or, with `before`, a change of it. */
export interface ReminderBefore {
  readonly id: string;
  readonly left: string;
  readonly before?: Partial<ReminderWords>;
  /** The one that was opened because this one was done. */
  readonly next?: { readonly id: string; readonly left: string };
}

export function wordsOf({
  contactId,
  kind,
  text,
  dueOn,
  recurrence,
  leadDays,
  state,
  doneAt,
}: Reminder): ReminderWords {
  return { contactId, kind, text, dueOn, recurrence, leadDays, state, doneAt };
}

/** Tells whether it is still as it was left. Changes that were noted before reminders came again knew nothing of it. */
export function leftOf(reminder: Reminder): string {
  const { recurrence, leadDays, ...words } = wordsOf(reminder);
  return fingerprint({
    ...words,
    ...(recurrence === null ? {} : { recurrence }),
    ...(leadDays === null ? {} : { leadDays }),
  });
}
