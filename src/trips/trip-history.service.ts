import { Injectable } from '@nestjs/common';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { TripMessages } from '../outreach/trip-messages.service.js';
import type { Trip } from './trip.entity.js';
import { TripsStore } from './trips.store.js';

/** What is kept to take a removal back. */
export interface RemovedTrip {
  readonly row: Trip;
  /** What had been written on it. */
  readonly messages: readonly string[];
}

/** A trip that was removed, and comes back. */
@Injectable()
export class TripHistory {
  constructor(
    private readonly store: TripsStore,
    private readonly messages: TripMessages,
    private readonly changes: ChangesService,
  ) {}

  /** Inside a unit of work, before it goes. */
  async noteRemoval(row: Trip): Promise<void> {
    const written = await this.messages.of(row.accountId, row.id);
    const detail: RemovedTrip = { row, messages: written.map(({ attemptId }) => attemptId) };
    await this.changes.record(row.accountId, { kind: 'trip-removed', contactId: null, detail });
  }

  /** Inside a unit of work. */
  async putBack(accountId: string, { row, messages }: RemovedTrip): Promise<void> {
    await this.store.insert({ ...row, accountId });
    await this.messages.relink(accountId, row.id, messages);
  }
}
