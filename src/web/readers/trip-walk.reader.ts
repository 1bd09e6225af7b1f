import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AttemptNotFound } from '../../outreach/outreach.errors.js';
import { TripMessages } from '../../outreach/on-trips/trip-messages.service.js';
import type { Trip } from '../../trips/trip.entity.js';
import { TripsService } from '../../trips/trips.service.js';
import { ComposeReader, type DraftFacts } from './compose.reader.js';

/** One draft on the way through those of a trip. */
export interface WalkStep {
  readonly trip: Trip;
  readonly draft: DraftFacts;
  /** Counted from 1, those that were sent included. */
  readonly place: number;
  readonly count: number;
}

/** From one draft of a trip to the next. */
@Injectable()
export class TripWalk {
  constructor(
    private readonly trips: TripsService,
    private readonly messages: TripMessages,
    private readonly drafts: ComposeReader,
  ) {}

  /** The first draft behind `after`; null: there is none any more. */
  async next(account: Account, tripId: string, after: string | null): Promise<WalkStep | null> {
    const trip = await this.trips.find(account.id, tripId);
    const all = await this.messages.of(account.id, tripId);
    const behind = all.findIndex(({ attemptId }) => attemptId === after) + 1;
    const place = all.findIndex(({ state }, index) => index >= behind && state === 'drafted');
    const message = all[place];
    if (!message) return null;
    const draft = await this.drafts.draft(account, message.attemptId);
    return { trip, draft, place: place + 1, count: all.length };
  }

  /** That very one. Throws AttemptNotFound if it is none of the trip's. */
  async at(account: Account, tripId: string, attemptId: string): Promise<WalkStep> {
    const trip = await this.trips.find(account.id, tripId);
    const all = await this.messages.of(account.id, tripId);
    const place = all.findIndex((message) => message.attemptId === attemptId) + 1;
    if (place === 0) throw new AttemptNotFound();
    return { trip, draft: await this.drafts.draft(account, attemptId), place, count: all.length };
  }
}
