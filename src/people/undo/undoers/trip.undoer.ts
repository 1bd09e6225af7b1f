import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { type RemovedTrip, TripHistory } from '../../../trips/trip-history.service.js';
import { Undoer } from '../undoer.js';

/** A trip that was removed. */
@Injectable()
export class TripUndoer extends Undoer {
  readonly kinds = ['trip-removed'] as const;

  constructor(private readonly history: TripHistory) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    await this.history.putBack(account.id, detail as RemovedTrip); // written by TripHistory
  }
}
