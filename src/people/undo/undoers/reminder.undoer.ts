import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import type { Reminder } from '../../../reminders/reminder.entity.js';
import { type ReminderBefore, RemindersService } from '../../../reminders/reminders.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** What was to be remembered: added, done, moved or removed. */
@Injectable()
export class ReminderUndoer extends Undoer {
  readonly kinds = ['reminder-added', 'reminder-done', 'reminder-snoozed', 'reminder-removed'] as const;

  constructor(private readonly reminders: RemindersService) {
    super();
  }

  async undo(account: Account, { kind, detail }: Change): Promise<void> {
    if (kind === 'reminder-removed') {
      const { row } = detail as { row: Reminder }; // written by RemindersService, like the other one
      return this.reminders.putBack(account.id, row);
    }
    if (!(await this.reminders.takeBack(account.id, detail as ReminderBefore))) throw new UndoOvertaken();
  }
}
