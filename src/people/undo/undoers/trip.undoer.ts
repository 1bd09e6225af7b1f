import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { type RemovedTrip, TripRemoval } from '../../../outreach/on-trips/trip-removal.service.js';
import { Undoer } from '../undoer.js';

/** A trip that was removed. */
@Injectable()
export class TripUndoer extends Undoer {
  readonly kinds = ['trip-removed'] as const;

  constructor(private readonly trips: TripRemoval) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    await this.trips.putBack(account.id, detail as RemovedTrip); // written by TripRemoval
  }
}
