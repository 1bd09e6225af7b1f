import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { OfferRemoval, type RemovedOffer } from '../../../outreach/bringing/offer-removal.service.js';
import { Undoer } from '../undoer.js';

/** Something to bring that was taken off the shelf. */
@Injectable()
export class OfferUndoer extends Undoer {
  readonly kinds = ['offer-removed'] as const;

  constructor(private readonly removal: OfferRemoval) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    await this.removal.putBack(account.id, detail as RemovedOffer); // written by OfferRemoval
  }
}
