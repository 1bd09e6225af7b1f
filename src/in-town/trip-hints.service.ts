import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { addDays } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Trip } from '../trips/trip.entity.js';
import { TripsService } from '../trips/trips.service.js';
import { WhoIsNear } from './who-is-near.service.js';

/** So long before a trip one thinks of whom to meet. Unit: days. Ours. */
const DAYS_AHEAD = 30;

/** "On Thursday you are in Munich": the next trip to where somebody lives. */
@Injectable()
export class TripHintsService {
  constructor(
    private readonly trips: TripsService,
    private readonly near: WhoIsNear,
    private readonly clock: Clock,
  ) {}

  /** By the id of the contact; most have none. Without a trip in the next weeks nothing is looked up. */
  async of(
    account: Account,
    contacts: readonly Pick<Contact, 'id' | 'city' | 'country'>[],
  ): Promise<Map<string, Trip>> {
    const today = this.clock.today(account.timeZone);
    const hints = new Map<string, Trip>();
    if (!contacts.some(({ city }) => city !== null)) return hints;
    for (const trip of await this.trips.touching(account.id, today, addDays(today, DAYS_AHEAD))) {
      for (const { id, city, country } of contacts) {
        if (city === null || hints.has(id)) continue;
        if ((await this.near.lives(trip, city, country))?.sure) hints.set(id, trip);
      }
    }
    return hints;
  }
}
