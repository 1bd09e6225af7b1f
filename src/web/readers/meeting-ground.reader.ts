import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import type { Trip } from '../../trips/trip.entity.js';
import { TripHintsService } from '../../in-town/trip-hints.service.js';

/** Where your ways crossed, and where they could cross again soon. */
export interface MeetingGround {
  readonly station: Station | null;
  readonly trip: Trip | null;
}

@Injectable()
export class MeetingGroundReader {
  constructor(
    private readonly stations: StationsService,
    private readonly trips: TripHintsService,
  ) {}

  async of(account: Account, contact: Contact): Promise<MeetingGround> {
    const { id, stationId } = contact;
    const stations = stationId ? await this.stations.findMany(account.id, [stationId]) : null;
    const trips = await this.trips.of(account, [contact]);
    return { station: stations?.get(stationId ?? '') ?? null, trip: trips.get(id) ?? null };
  }
}
