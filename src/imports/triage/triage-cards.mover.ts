import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { Mover } from '../../contacts/merging/mover.js';
import type { TriageCard } from './triage-card.entity.js';
import { TriageCardsStore } from './triage-cards.store.js';

/** Two entries were one person, who is asked about once. */
@Injectable()
export class TriageCardsMover extends Mover<TriageCard | null> {
  readonly name = 'card';
  readonly pointers = ['triage_cards.contact_id'];

  constructor(private readonly store: TriageCardsStore) {
    super();
  }

  /** Gives the card of the one who goes. */
  async moveTo(accountId: string, move: Move): Promise<TriageCard | null> {
    const card = await this.store.ofContact(accountId, move.from);
    if (card && !(await this.store.ofContact(accountId, move.to))) await this.store.move(accountId, card.id, move);
    return card;
  }

  /** A card that was passed over meanwhile comes again: nobody said which of the two was meant. */
  async moveBack(accountId: string, card: TriageCard | null, move: Move): Promise<void> {
    if (!card) return;
    await this.store.move(accountId, card.id, move);
    if (!(await this.store.ofContact(accountId, move.to))) await this.store.put(accountId, [card]);
  }
}
