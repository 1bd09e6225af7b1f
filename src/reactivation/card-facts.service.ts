import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { NextAngle } from '../outreach/writing/next-angle.service.js';
import { StationsService } from '../stations/stations.service.js';
import type { CardFacts } from './domain/reasons.js';

/** What a card says beyond the person's own fields. */
export type AroundCard = Pick<CardFacts, 'stationName' | 'angle'>;

/** Looks up what the reasons on a card need: the station you shared, and what is different after a no. */
@Injectable()
export class CardFactsService {
  constructor(
    private readonly stations: StationsService,
    private readonly angles: NextAngle,
  ) {}

  /** By the id of the contact. */
  async of(account: Account, contacts: readonly Contact[], today: LocalDate): Promise<Map<string, AroundCard>> {
    const stationIds = contacts.map(({ stationId }) => stationId).filter((id) => id !== null);
    const stations = stationIds.length > 0 ? await this.stations.findMany(account.id, stationIds) : null;
    const facts = new Map<string, AroundCard>();
    for (const contact of contacts) {
      const stationName = stations?.get(contact.stationId ?? '')?.organisation ?? null;
      const comesBack = contact.comebackOn !== null && contact.comebackOn <= today;
      facts.set(contact.id, { stationName, angle: comesBack ? await this.angles.of(account, contact) : null });
    }
    return facts;
  }
}
