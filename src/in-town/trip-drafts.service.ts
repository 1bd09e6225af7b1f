import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { Attempt } from '../outreach/attempt.entity.js';
import { WriteDraftService } from '../outreach/writing/write-draft.service.js';
import type { WriteTripDrafts } from './in-town.input.js';
import { TripsService } from '../trips/trips.service.js';
import { TripDraftsAsked } from './trip-drafts-asked.service.js';

/** What came of it: a draft for each time, and who is left for whom no time was. */
export interface TripDrafts {
  readonly drafts: readonly Attempt[];
  readonly left: readonly string[];
}

/** A batch of drafts, each with a time of its own. Nothing is sent. */
@Injectable()
export class TripDraftsService {
  constructor(
    private readonly trips: TripsService,
    private readonly asked: TripDraftsAsked,
    private readonly drafts: WriteDraftService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** As many as there are times: "one slot is offered to one person only" (product.md, "Slots"). */
  async write(account: Account, tripId: string, input: WriteTripDrafts): Promise<TripDrafts> {
    const trip = await this.trips.find(account.id, tripId);
    const contactIds = await this.asked.people(account, trip, input.contactIds);
    const slots = await this.asked.times(account, trip, input.slots);
    const written = contactIds.slice(0, slots.length);
    const drafts = await this.unitOfWork.run(async () => {
      const made: Attempt[] = [];
      for (const [index, contactId] of written.entries()) {
        const slot = slots[index];
        if (slot) made.push(await this.drafts.write(account, contactId, { ...occasion, tripId, slots: [slot] }));
      }
      return made;
    });
    return { drafts, left: contactIds.slice(slots.length) };
  }
}

const occasion = { situation: 'coffee-in-town' } as const;
