import { Injectable } from '@nestjs/common';
import { AttemptOriginsStore, type TripMessage } from '../attempt-origins.store.js';

/** Messages of one trip that are looked at; more than anybody writes on one. */
const MOST_MESSAGES = 200;

/** What was written on a trip. Trips stand below: this knows the messages. */
@Injectable()
export class TripMessages {
  constructor(private readonly origins: AttemptOriginsStore) {}

  /** In the order they were written, without those to somebody in the trash. */
  of(accountId: string, tripId: string): Promise<TripMessage[]> {
    return this.origins.messagesOfTrip(accountId, tripId, MOST_MESSAGES);
  }
}
