import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { TriageCardsStore } from './triage-cards.store.js';

/** Of one import: an evening's work; more would be a pile. */
export const cardsOfAnImport = 100;
/** Of an account. */
const MOST_CARDS = 300;

export interface Promising {
  readonly contactId: string;
  /** See domain/promise.ts. */
  readonly weight: number;
}

/** The cards that imports lay down. Every method belongs inside a unit of work. */
@Injectable()
export class TriageDeck {
  constructor(
    private readonly store: TriageCardsStore,
    private readonly clock: Clock,
  ) {}

  /** Those of an import; where there are too many now, older ones go. `createdAt` is the instant of the import. */
  async deal(accountId: string, promising: readonly Promising[], createdAt: string): Promise<void> {
    const now = this.clock.now();
    const cards = promising.map(({ contactId, weight }) => {
      return { id: newId(now), accountId, contactId, weight, createdAt };
    });
    await this.store.put(accountId, cards);
    await this.store.keepOnly(accountId, MOST_CARDS);
  }

  /** An import is taken back: its cards of people who stay go too. */
  takeBack(accountId: string, createdAt: string): Promise<void> {
    return this.store.removeOfInstant(accountId, createdAt);
  }
}
