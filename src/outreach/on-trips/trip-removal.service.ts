import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import type { Trip } from '../../trips/trip.entity.js';
import { TripsService } from '../../trips/trips.service.js';
import { AttemptOriginsStore } from '../attempt-origins.store.js';

/** What is kept to take a removal back. */
export interface RemovedTrip {
  readonly row: Trip;
  /** What had been written on it. */
  readonly messages: readonly string[];
}

/** Removing a trip, and putting it back: the messages written on it stand above the trips. */
@Injectable()
export class TripRemoval {
  constructor(
    private readonly trips: TripsService,
    private readonly origins: AttemptOriginsStore,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What was written on it stays. Throws TripNotFound. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const messages = await this.origins.messagesWith(accountId, { kind: 'trip', id });
      const row = await this.trips.remove(accountId, id);
      const detail: RemovedTrip = { row, messages };
      await this.changes.record(accountId, { kind: 'trip-removed', contactId: null, detail });
    });
  }

  /** Inside a unit of work. */
  async putBack(accountId: string, { row, messages }: RemovedTrip): Promise<void> {
    await this.trips.putBack(accountId, row);
    await this.origins.relink(accountId, { kind: 'trip', id: row.id }, messages);
  }
}
