import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import type { Backwards } from '../common/database/newest-first.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { defined } from '../common/defined.js';
import type { LocalDate } from '../common/local-date.js';
import type { Attempt } from './attempt.entity.js';
import { AttemptEffects } from './effects/attempt-effects.service.js';
import type { AttemptsQuery, UpdateDraft } from './attempts.input.js';
import { type AttemptStep, AttemptsStore, type MarkedAttempt } from './attempts.store.js';
import { AttemptNotFound } from './outreach.errors.js';

@Injectable()
export class AttemptsService {
  constructor(
    private readonly store: AttemptsStore,
    private readonly effects: AttemptEffects,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Attempt> {
    const attempt = await this.store.find(accountId, id);
    if (!attempt) throw new AttemptNotFound();
    return attempt;
  }

  /** The newest first. */
  async list(accountId: string, query: AttemptsQuery): Promise<PageOf<Attempt>> {
    const { limit = DEFAULT_LIMIT, state = null, contactId = null } = query;
    const found = await this.store.page(accountId, { state, contactId }, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ createdAt, id }) => ({ key: createdAt, id }));
  }

  /** Messages to one person, backwards: drafts by when they were begun, sent ones by their day, outcomes by theirs. */
  backwards(accountId: string, contactId: string, step: AttemptStep, range: Backwards): Promise<Attempt[]> {
    return this.store.backwards(accountId, contactId, step, range);
  }

  /** The user's own words. A draft that is touched holds its times again, as far as they are still free. */
  edit(accountId: string, id: string, input: UpdateDraft): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const before = await this.effects.lockedDraft(accountId, id);
      const attempt = { ...before, ...defined(input), updatedAt: this.clock.now().toISOString() };
      await this.effects.touched(attempt);
      return attempt;
    });
  }

  /** Its page was opened: who comes back to a draft without sending it hesitates (product.md, R4). How often by now. */
  opened(accountId: string, id: string): Promise<number | null> {
    return this.unitOfWork.run(() => this.store.countOpening(accountId, id));
  }

  /** With its follow-ups, their reminders and the times they hold. A conversation that took place stays. */
  async remove(account: Account, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.effects.removed(account, await this.effects.lockedAtRest(account.id, id));
    });
  }

  /** The same of a draft only: a page that was left open never takes away what has been sent. */
  async removeDraft(account: Account, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.effects.removed(account, await this.effects.lockedDraft(account.id, id));
    });
  }

  /** Whom messages went to since that day, the day included. */
  sentSince(accountId: string, day: LocalDate): Promise<{ contactId: string; on: LocalDate }[]> {
    return this.store.sentSince(accountId, day);
  }

  /** Who was marked as written to since that day (the day of marking, not of the message). */
  markedSince(accountId: string, day: LocalDate): Promise<MarkedAttempt[]> {
    return this.store.markedSince(accountId, day);
  }

  /** The same of these people, since ever. */
  markedOf(accountId: string, contactIds: readonly string[]): Promise<MarkedAttempt[]> {
    return this.store.markedOf(accountId, contactIds);
  }

  /** The last day on which a message was marked as sent, before a day if one is given. */
  lastMarkedOn(accountId: string, before: LocalDate | null = null): Promise<LocalDate | null> {
    return this.store.lastMarkedOn(accountId, before);
  }

  /** When the user last wrote down what came of a message; silence is noted by itself, and left out. */
  lastOutcomeAt(accountId: string): Promise<string | null> {
    return this.store.lastOutcomeAt(accountId);
  }

  /** How many messages have gone out: the counted success. */
  countSent(accountId: string): Promise<number> {
    return this.store.countSent(accountId);
  }
}
