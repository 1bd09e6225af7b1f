import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { OfferParts } from './offer-parts.service.js';
import { OffersService } from './offers.service.js';
import { OffersStore } from './offers.store.js';

@Module({
  imports: [ContactsModule, StationsModule],
  providers: [OfferParts, OffersService, OffersStore],
  exports: [OffersService],
})
export class OffersModule {}
