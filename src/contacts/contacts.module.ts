import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { ChangesService } from './changes/changes.service.js';
import { ChangesStore } from './changes/changes.store.js';
import { ContactDetailsService } from './contact-details.service.js';
import { ContactListQuery } from './contact-list.query.js';
import { ContactsService } from './contacts.service.js';
import { ContactsStore } from './contacts.store.js';
import { IntakeService } from './intake.service.js';
import { IntakeStore } from './intake.store.js';
import { SaveContactService } from './save-contact.service.js';
import { StationPeopleService } from './station-people.service.js';
import { ContactSurroundings } from './surroundings.js';
import { TagCadenceService } from './tag-cadence.service.js';
import { TagsService } from './tags.service.js';
import { TagsStore } from './tags.store.js';

@Module({
  imports: [AccountsModule, StationsModule],
  providers: [
    ChangesService,
    ChangesStore,
    ContactDetailsService,
    ContactListQuery,
    ContactsService,
    ContactsStore,
    ContactSurroundings,
    IntakeService,
    IntakeStore,
    SaveContactService,
    StationPeopleService,
    TagCadenceService,
    TagsService,
    TagsStore,
  ],
  exports: [
    ChangesService,
    ContactDetailsService,
    ContactsService,
    IntakeService,
    SaveContactService,
    StationPeopleService,
    TagCadenceService,
    TagsService,
  ],
})
export class ContactsModule {}
