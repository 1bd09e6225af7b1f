import { Injectable } from '@nestjs/common';
import { AttemptOriginsStore, type TripMessage } from './attempt-origins.store.js';

/** Messages of one trip that are looked at; more than anybody writes on one. */
const MOST_MESSAGES = 200;

/** What was written on a trip. Trips stand above: they know which one, this knows the messages. */
@Injectable()
export class TripMessages {
  constructor(private readonly origins: AttemptOriginsStore) {}

  /** In the order they were written, without those to somebody in the trash. */
  of(accountId: string, tripId: string): Promise<TripMessage[]> {
    return this.origins.messagesOfTrip(accountId, tripId, MOST_MESSAGES);
  }

  /** Messages whose trip stands there again. Inside a unit of work. */
  relink(accountId: string, tripId: string, attemptIds: readonly string[]): Promise<void> {
    return this.origins.relinkTrip(accountId, tripId, attemptIds);
  }
}
