import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { Move } from '../../common/database/moved-rows.js';
import { newId } from '../../common/ids.js';
import type { TriageCard } from './triage-card.entity.js';
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

  /** Two entries were one person, who is asked about once. Gives the card of the one who goes. */
  async moveTo(accountId: string, move: Move): Promise<TriageCard | null> {
    const card = await this.store.ofContact(accountId, move.from);
    if (card && !(await this.store.ofContact(accountId, move.to))) await this.store.move(accountId, card.id, move);
    return card;
  }

  /** They were two after all. A card that was passed over meanwhile comes again: nobody said which of the two was meant. */
  async moveBack(accountId: string, card: TriageCard | null, move: Move): Promise<void> {
    if (!card) return;
    await this.store.move(accountId, card.id, move);
    if (!(await this.store.ofContact(accountId, move.to))) await this.store.put(accountId, [card]);
  }
}
