import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { once } from './domain/recurrence.js';
import { type MovedFollowUps, RemindersStore } from './reminders.store.js';

/** The reminders that follow from messages. Called inside the unit of work of what happened to the message. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly store: RemindersStore,
    private readonly clock: Clock,
  ) {}

  /** The one follow-up of an attempt stands on that day, whatever became of it before. */
  async open(accountId: string, followUp: { attemptId: string; contactId: string; dueOn: LocalDate }): Promise<void> {
    const now = this.clock.now();
    const known = await this.store.followUpOf(accountId, followUp.attemptId);
    const open = { ...followUp, state: 'open', doneAt: null, updatedAt: now.toISOString() } as const;
    if (known) return this.store.save({ ...known, ...open });
    const fixed = {
      id: newId(now),
      accountId,
      kind: 'follow-up',
      text: null,
      ...once,
      createdAt: now.toISOString(),
    } as const;
    await this.store.insert({ ...open, ...fixed });
  }

  /** It went out. */
  done(accountId: string, attemptId: string): Promise<void> {
    return this.store.closeFollowUps(accountId, attemptId, 'done', this.clock.now().toISOString());
  }

  /** It is no longer needed. */
  dismissOfAttempt(accountId: string, attemptId: string): Promise<void> {
    return this.store.closeFollowUps(accountId, attemptId, 'dismissed', this.clock.now().toISOString());
  }

  /** They asked not to be written to: follow-ups, birthdays and the like end; promises and own reminders stay. */
  dismissOfContact(accountId: string, contactId: string): Promise<void> {
    return this.store.dismissOfContact(accountId, contactId, this.clock.now().toISOString());
  }

  /** A birthday message takes the follow-up's place. */
  move(accountId: string, moved: MovedFollowUps): Promise<void> {
    return this.store.moveFollowUps(accountId, moved, this.clock.now().toISOString());
  }
}
