import { Injectable } from '@nestjs/common';
import { lastDayOf } from '../stations/domain/partial-date.js';
import { StationsService } from '../stations/stations.service.js';
import type { Contact } from './contact.entity.js';
import { derivedColumns, type Surroundings } from './domain/derived-columns.js';
import { TagsStore } from './tags.store.js';

/** Looks up what else bears on a contact's derived columns: its station's end and its tags' cadences. */
@Injectable()
export class ContactSurroundings {
  constructor(
    private readonly stations: StationsService,
    private readonly tags: TagsStore,
  ) {}

  async of(accountId: string, contact: Pick<Contact, 'id' | 'stationId'>): Promise<Surroundings> {
    const station = contact.stationId ? await this.stations.find(accountId, contact.stationId) : null;
    const tags = (await this.tags.ofContacts(accountId, [contact.id])).get(contact.id) ?? [];
    return {
      stationEndOn: station?.to ? lastDayOf(station.to) : null,
      tagCadences: tags.map(({ cadence }) => cadence),
    };
  }

  /** The contact with its derived columns worked out anew. */
  async derive(contact: Contact): Promise<Contact> {
    return { ...contact, ...derivedColumns(contact, await this.of(contact.accountId, contact)) };
  }
}
