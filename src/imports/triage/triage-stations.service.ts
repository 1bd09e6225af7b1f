import { Injectable } from '@nestjs/common';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { labelKey } from '../../contacts/domain/label-key.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

export type StationOf = (contact: Pick<Contact, 'stationId' | 'organisation'>) => Station | null;

/** Which of the user's stations somebody seems to come from. */
@Injectable()
export class TriageStations {
  constructor(private readonly stations: StationsService) {}

  /** The station that is told, else one of the same organisation. Looks at 200 stations at most. */
  async hints(accountId: string): Promise<StationOf> {
    const { items } = await this.stations.list(accountId, { limit: LARGEST_PAGE });
    const byId = new Map(items.map((station) => [station.id, station]));
    const byName = new Map(items.map((station) => [labelKey(station.organisation), station]));
    return ({ stationId, organisation }) => {
      if (stationId !== null) return byId.get(stationId) ?? null;
      return organisation === null ? null : (byName.get(labelKey(organisation)) ?? null);
    };
  }
}
