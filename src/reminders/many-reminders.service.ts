import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { LONGEST_TEXT } from './reminders.input.js';
import { once } from './domain/recurrence.js';
import { RemindersStore } from './reminders.store.js';

/** What the user had planned elsewhere. */
export interface ToldReminder {
  readonly contactId: string;
  readonly dueOn: LocalDate;
  readonly text: string;
}

/** Own reminders of many people at once. */
@Injectable()
export class ManyReminders {
  constructor(
    private readonly store: RemindersStore,
    private readonly clock: Clock,
  ) {}

  /** `createdAt` is the instant of the import. Inside a unit of work. */
  async bring(accountId: string, reminders: readonly ToldReminder[], createdAt: string): Promise<void> {
    const now = this.clock.now();
    const times = { doneAt: null, createdAt, updatedAt: createdAt };
    await this.store.insertMany(
      reminders.map(({ contactId, dueOn, text }) => ({
        ...{ id: newId(now), accountId, contactId, attemptId: null },
        ...{ kind: 'own', text: text.slice(0, LONGEST_TEXT), dueOn, ...once, state: 'open', ...times },
      })),
    );
  }
}
