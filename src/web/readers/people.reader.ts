import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { ContactPoint } from '../../contacts/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { ListContacts } from '../../contacts/contacts.input.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

export interface PeopleFacts {
  readonly items: readonly Contact[];
  readonly nextCursor: string | null;
  readonly stations: ReadonlyMap<string, Station>;
  readonly industry: Account['industry'];
  /** Of the account, whatever was searched for. */
  readonly count: number;
}

/** Reads what the pages about people show. */
@Injectable()
export class PeopleReader {
  constructor(
    private readonly contacts: ContactsService,
    private readonly stationsService: StationsService,
  ) {}

  async list(account: Account, query: ListContacts): Promise<PeopleFacts> {
    const { items, nextCursor } = await this.contacts.list(account, query);
    const stations = await this.stations(account);
    return {
      items,
      nextCursor,
      stations: new Map(stations.map((station) => [station.id, station])),
      industry: account.industry,
      count: await this.contacts.count(account.id),
    };
  }

  async find(account: Account, id: string): Promise<{ person: Contact; points: readonly ContactPoint[] }> {
    const person = await this.contacts.find(account.id, id);
    const points = await this.contacts.pointsOf(account.id, [id]);
    return { person, points: points.get(id) ?? [] };
  }

  async stations(account: Account): Promise<readonly Station[]> {
    return (await this.stationsService.list(account.id, { limit: LARGEST_PAGE })).items;
  }
}
