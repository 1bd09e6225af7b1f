import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { SlotsModule } from '../slots/slots.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { PeopleInTownQuery } from './people-in-town.query.js';
import { PlacesService } from './places/places.service.js';
import { TripCity } from './trip-city.service.js';
import { TripDraftsAsked } from './trip-drafts-asked.service.js';
import { TripDraftsService } from './trip-drafts.service.js';
import { TripHintsService } from './trip-hints.service.js';
import { TripHistory } from './trip-history.service.js';
import { TripPeopleService } from './trip-people.service.js';
import { TripPlaces } from './trip-places.service.js';
import { TripSlots } from './trip-slots.service.js';
import { TripSurroundings } from './trip-surroundings.service.js';
import { TripsService } from './trips.service.js';
import { TripsStore } from './trips.store.js';
import { WhoIsNear } from './who-is-near.service.js';

/** In a city from-to: whom one knows there, when there is time, and a draft for each. */
@Module({
  imports: [ContactsModule, OutreachModule, ReactivationModule, SlotsModule, StationsModule],
  providers: [
    PeopleInTownQuery,
    PlacesService,
    TripCity,
    TripDraftsAsked,
    TripDraftsService,
    TripHintsService,
    TripHistory,
    TripPeopleService,
    TripPlaces,
    TripSlots,
    TripSurroundings,
    TripsService,
    TripsStore,
    WhoIsNear,
  ],
  exports: [TripDraftsService, TripHintsService, TripHistory, TripPeopleService, TripPlaces, TripSlots, TripsService],
})
export class TripsModule {}
