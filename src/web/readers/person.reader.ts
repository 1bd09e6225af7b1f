import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type ContactDetails, ContactDetailsService } from '../../contacts/contact-details.service.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { type Explanation, ExplainService } from '../../reactivation/explain.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import { type History, HistoryReader } from './history.reader.js';

export interface PersonFacts extends ContactDetails {
  readonly station: Station | null;
  readonly introducedBy: Contact | null;
  readonly explanation: Explanation;
  readonly history: History;
}

/** Everything that the page of one person shows. */
@Injectable()
export class PersonReader {
  constructor(
    private readonly details: ContactDetailsService,
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
    private readonly explanations: ExplainService,
    private readonly history: HistoryReader,
  ) {}

  async read(account: Account, id: string, cursor: string | null): Promise<PersonFacts> {
    const { contact, points, tags } = await this.details.find(account, id);
    const { stationId, introducedById } = contact;
    const stations = stationId ? await this.stations.findMany(account.id, [stationId]) : null;
    const introducers = introducedById ? await this.contacts.findMany(account.id, [introducedById]) : null;
    return {
      contact,
      points,
      tags,
      station: stations?.get(stationId ?? '') ?? null,
      introducedBy: introducers?.get(introducedById ?? '') ?? null,
      explanation: await this.explanations.explain(account, id),
      history: await this.history.read(account, id, cursor),
    };
  }
}
