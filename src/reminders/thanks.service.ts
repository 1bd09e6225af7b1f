import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { once } from './domain/recurrence.js';
import { RemindersStore } from './reminders.store.js';

/** A thank-you that is proposed because of a message's answer. */
export interface ProposedThanks {
  readonly attemptId: string;
  /** Who is to be thanked: not whom the message went to. */
  readonly contactId: string;
  readonly text: string;
  readonly dueOn: LocalDate;
}

/** Thank-yous that follow from answers. Called inside the unit of work of what happened to the message. */
@Injectable()
export class ThanksService {
  constructor(
    private readonly store: RemindersStore,
    private readonly clock: Clock,
  ) {}

  /** Whether this person was ever proposed to be thanked because of one of these messages, done or not. */
  async hasBeen(accountId: string, contactId: string, attemptIds: readonly string[]): Promise<boolean> {
    return (await this.store.thanksOf(accountId, attemptIds)).some((thanks) => thanks.contactId === contactId);
  }

  async propose(accountId: string, thanks: ProposedThanks): Promise<void> {
    const now = this.clock.now();
    const createdAt = now.toISOString();
    const open = { ...once, kind: 'thank-you', state: 'open', doneAt: null, createdAt, updatedAt: createdAt } as const;
    await this.store.insert({ ...thanks, id: newId(now), accountId, ...open });
  }

  /** The answer was taken back: what is still open goes, what was done stays. */
  takeBack(accountId: string, attemptId: string): Promise<void> {
    return this.store.removeOpenThanks(accountId, attemptId);
  }
}
