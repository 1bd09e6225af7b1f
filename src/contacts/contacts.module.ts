import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { ChangesMover } from './changes/changes.mover.js';
import { ChangesService } from './changes/changes.service.js';
import { ChangesStore } from './changes/changes.store.js';
import { CadencesSchedule } from './cadences/cadences.schedule.js';
import { LayerCadencesService } from './cadences/layer-cadences.service.js';
import { LayerCadencesStore } from './cadences/layer-cadences.store.js';
import { ContactDetailsService } from './contact-details.service.js';
import { ContactTrashService } from './trash/contact-trash.service.js';
import { ContactTrashStore } from './trash/contact-trash.store.js';
import { ContactListQuery } from './search/contact-list.query.js';
import { ContactsService } from './contacts.service.js';
import { ContactsStore } from './contacts.store.js';
import { EditsService } from './edits/edits.service.js';
import { StillThere } from './edits/still-there.service.js';
import { TakeBackEditService } from './edits/take-back-edit.service.js';
import { ContactExtrasMover } from './extras/contact-extras.mover.js';
import { ContactExtrasService } from './extras/contact-extras.service.js';
import { ContactExtrasStore } from './extras/contact-extras.store.js';
import { FormerContactsMover } from './former-ids/former-contacts.mover.js';
import { FormerContactsService } from './former-ids/former-contacts.service.js';
import { FormerContactsStore } from './former-ids/former-contacts.store.js';
import { ContactPartsService } from './saving/contact-parts.service.js';
import { CustomFieldsService } from './custom-fields/custom-fields.service.js';
import { CustomFieldsStore } from './custom-fields/custom-fields.store.js';
import { IntroductionsService } from './relations/introductions.service.js';
import { IntroductionsStore } from './relations/introductions.store.js';
import { ManyRelations } from './relations/many-relations.service.js';
import { ManyRelationsStore } from './relations/many-relations.store.js';
import { MutualRelationsService } from './relations/mutual-relations.service.js';
import { RelationsService } from './relations/relations.service.js';
import { RelationsStore } from './relations/relations.store.js';
import { IntakeService } from './many/intake.service.js';
import { IntakeStore } from './many/intake.store.js';
import { ManyContactsService } from './many/many-contacts.service.js';
import { ManyContactsStore } from './many/many-contacts.store.js';
import { IntroducedMover } from './merging/introduced.mover.js';
import { ContactMerging } from './merging/merging.service.js';
import { MergingStore } from './merging/merging.store.js';
import { PeopleSearchQuery } from './search/people-search.query.js';
import { GoneWords } from './search/gone-words.service.js';
import { WordRemovalStore } from './search/word-removal.store.js';
import { SpellingQuery } from './search/spelling.query.js';
import { SaveContactService } from './saving/save-contact.service.js';
import { SavedFiltersService } from './saved-filters/saved-filters.service.js';
import { SavedFiltersStore } from './saved-filters/saved-filters.store.js';
import { StationPeopleService } from './station-people.service.js';
import { ContactSurroundings } from './saving/surroundings.js';
import { BirthdayFollowers } from './birthdays/birthday-followers.js';
import { BroughtTags } from './tags/brought-tags.service.js';
import { BroughtTagsStore } from './tags/brought-tags.store.js';
import { TagCadenceService } from './tags/tag-cadence.service.js';
import { TagManyService } from './tags/tag-many.service.js';
import { TagsService } from './tags/tags.service.js';
import { TagsStore } from './tags/tags.store.js';

@Module({
  imports: [AccountsModule, StationsModule],
  providers: [
    BirthdayFollowers,
    BroughtTags,
    BroughtTagsStore,
    ChangesMover,
    ChangesService,
    ChangesStore,
    ContactDetailsService,
    ContactExtrasMover,
    ContactExtrasService,
    ContactExtrasStore,
    ContactListQuery,
    ContactMerging,
    ContactsService,
    ContactsStore,
    ContactSurroundings,
    ContactTrashService,
    ContactTrashStore,
    EditsService,
    FormerContactsMover,
    FormerContactsService,
    FormerContactsStore,
    IntroducedMover,
    ContactPartsService,
    CustomFieldsService,
    CustomFieldsStore,
    IntroductionsService,
    IntroductionsStore,
    MutualRelationsService,
    RelationsService,
    RelationsStore,
    IntakeService,
    IntakeStore,
    CadencesSchedule,
    LayerCadencesService,
    LayerCadencesStore,
    MergingStore,
    ManyContactsService,
    ManyContactsStore,
    ManyRelations,
    ManyRelationsStore,
    PeopleSearchQuery,
    WordRemovalStore,
    GoneWords,
    SpellingQuery,
    SaveContactService,
    SavedFiltersService,
    SavedFiltersStore,
    StationPeopleService,
    TagCadenceService,
    TagManyService,
    TagsService,
    TagsStore,
    StillThere,
    TakeBackEditService,
  ],
  exports: [
    BirthdayFollowers,
    GoneWords,
    BroughtTags,
    ChangesMover,
    ChangesService,
    ContactExtrasMover,
    FormerContactsMover,
    IntroducedMover,
    ContactDetailsService,
    ContactExtrasService,
    ContactMerging,
    ContactsService,
    ContactTrashService,
    FormerContactsService,
    CustomFieldsService,
    IntroductionsService,
    IntakeService,
    LayerCadencesService,
    RelationsService,
    ManyContactsService,
    ManyRelations,
    MutualRelationsService,
    PeopleSearchQuery,
    SaveContactService,
    SavedFiltersService,
    StationPeopleService,
    TagCadenceService,
    TagManyService,
    TagsService,
    TakeBackEditService,
  ],
})
export class ContactsModule {}
