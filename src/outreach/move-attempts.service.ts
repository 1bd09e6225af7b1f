import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { SlotsService } from '../slots/slots.service.js';
import { AttemptsStore } from './attempts.store.js';
import { ContactFactsService } from './contact-facts.service.js';

const noOutcome = { before: null, after: null };

export interface MovedAttempts {
  readonly attempts: readonly string[];
  readonly slots: readonly string[];
}

/** Two entries were one person, or were two after all. Every method belongs inside a unit of work. */
@Injectable()
export class MoveAttemptsService {
  constructor(
    private readonly store: AttemptsStore,
    private readonly slots: SlotsService,
    private readonly facts: ContactFactsService,
  ) {}

  /** With the times that they hold; what they say about the person is derived from all of them. */
  async moveTo(accountId: string, move: Move): Promise<MovedAttempts> {
    const attempts = await this.store.moveAll(accountId, move);
    const slots = await this.slots.moveTo(accountId, move);
    await this.facts.refresh(accountId, move.to, noOutcome);
    return { attempts, slots };
  }

  async moveBack(accountId: string, { attempts, slots }: MovedAttempts, move: Move): Promise<void> {
    await this.store.moveThese(accountId, { ...move, ids: attempts });
    await this.slots.moveBack(accountId, slots, move);
    for (const contactId of [move.from, move.to]) await this.facts.refresh(accountId, contactId, noOutcome);
  }
}
