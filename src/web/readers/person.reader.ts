import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type ContactDetails, ContactDetailsService } from '../../contacts/contact-details.service.js';
import { type Explanation, ExplainService } from '../../reactivation/explain.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import { type History, HistoryReader } from './history.reader.js';
import { type Ties, TiesReader } from './ties.reader.js';

export interface PersonFacts extends ContactDetails {
  readonly station: Station | null;
  readonly ties: Ties;
  readonly explanation: Explanation;
  readonly history: History;
}

/** Everything that the page of one person shows. */
@Injectable()
export class PersonReader {
  constructor(
    private readonly details: ContactDetailsService,
    private readonly ties: TiesReader,
    private readonly stations: StationsService,
    private readonly explanations: ExplainService,
    private readonly history: HistoryReader,
  ) {}

  async read(account: Account, id: string): Promise<PersonFacts> {
    const { contact, points, tags, custom } = await this.details.find(account, id);
    const { stationId } = contact;
    const stations = stationId ? await this.stations.findMany(account.id, [stationId]) : null;
    return {
      contact,
      points,
      tags,
      custom,
      station: stations?.get(stationId ?? '') ?? null,
      ties: await this.ties.of(account.id, id),
      explanation: await this.explanations.explain(account, id),
      history: await this.history.read(account, id),
    };
  }
}
