import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { SlotsModule } from '../slots/slots.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { TripsModule } from '../trips/trips.module.js';
import { FreeTimes } from './free-times.service.js';
import { PeopleInTownQuery } from './people-in-town.query.js';
import { TimesToOffer } from './times-to-offer.service.js';
import { TripDraftsAsked } from './trip-drafts-asked.service.js';
import { TripDraftsService } from './trip-drafts.service.js';
import { TripHintsService } from './trip-hints.service.js';
import { TripPeopleService } from './trip-people.service.js';
import { TripSlots } from './trip-slots.service.js';
import { TripSurroundings } from './trip-surroundings.service.js';
import { WhoIsNear } from './who-is-near.service.js';

/** Whom one knows where a trip goes, when there is time, and a draft for each. */
@Module({
  imports: [ContactsModule, OutreachModule, ReactivationModule, SlotsModule, StationsModule, TripsModule],
  providers: [
    FreeTimes,
    PeopleInTownQuery,
    TimesToOffer,
    TripDraftsAsked,
    TripDraftsService,
    TripHintsService,
    TripPeopleService,
    TripSlots,
    TripSurroundings,
    WhoIsNear,
  ],
  exports: [FreeTimes, TimesToOffer, TripDraftsService, TripHintsService, TripPeopleService, TripSlots],
})
export class InTownModule {}
