import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import type { Reminder } from '../../../reminders/reminder.entity.js';
import type { ReminderBefore } from '../../../reminders/reminder-before.js';
import { TakeBackReminder } from '../../../reminders/take-back-reminder.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** What was to be remembered: added, done, moved or removed. */
@Injectable()
export class ReminderUndoer extends Undoer {
  readonly kinds = ['reminder-added', 'reminder-done', 'reminder-snoozed', 'reminder-removed'] as const;

  constructor(private readonly reminders: TakeBackReminder) {
    super();
  }

  async undo(account: Account, { kind, detail }: Change): Promise<void> {
    // both are written by RemindersService
    const isBack =
      kind === 'reminder-removed'
        ? await this.reminders.putBack(account.id, (detail as { row: Reminder }).row)
        : await this.reminders.takeBack(account.id, detail as ReminderBefore);
    if (!isBack) throw new UndoOvertaken();
  }
}
