import { Module } from '@nestjs/common';
import { PlacesService } from './places/places.service.js';
import { TripPlaces } from './trip-places.service.js';
import { TripsService } from './trips.service.js';
import { TripsStore } from './trips.store.js';

/** In a city from-to. */
@Module({
  providers: [PlacesService, TripPlaces, TripsService, TripsStore],
  exports: [PlacesService, TripPlaces, TripsService],
})
export class TripsModule {}
