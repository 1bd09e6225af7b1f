import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { ExportsModule } from '../exports/exports.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { CollectionsQuery } from './collections.query.js';
import { CollectionsSchedule } from './collections.schedule.js';
import { CollectionsService } from './collections.service.js';
import { CollectionsStore } from './collections.store.js';
import { FilePeople } from './file-people.service.js';
import { FilesByKind } from './files-by-kind.js';
import { ForgetGoneItems } from './forget-gone-items.service.js';
import { FollowUpFiles } from './follow-ups/follow-up-files.service.js';
import { FollowUpItemsQuery } from './follow-ups/follow-up-items.query.js';
import { FollowUpWords } from './follow-ups/follow-up-words.service.js';
import { SaveFollowUp } from './follow-ups/save-follow-up.service.js';
import { MeetingsAsFiles } from './meetings/meetings-as-files.service.js';
import { MeetingFileKeeper } from './meetings/meeting-file.keeper.js';
import { SaveMeetingFile } from './meetings/save-meeting-file.service.js';
import { NamedPeopleQuery } from './named-people.query.js';
import { PersonFileMover } from './people/person-file.mover.js';
import { PersonFiles } from './people/person-files.service.js';
import { SaveCard } from './people/save-card.service.js';

@Module({
  imports: [
    AccountsModule,
    CalendarModule,
    ContactsModule,
    ExportsModule,
    MeetingsModule,
    OutreachModule,
    PeopleModule,
    RemindersModule,
  ],
  providers: [
    CollectionsSchedule,
    CollectionsService,
    ForgetGoneItems,
    CollectionsQuery,
    CollectionsStore,
    FilesByKind,
    PersonFileMover,
    PersonFiles,
    SaveCard,
    MeetingFileKeeper,
    MeetingsAsFiles,
    FollowUpFiles,
    FollowUpItemsQuery,
    FollowUpWords,
    FilePeople,
    NamedPeopleQuery,
    SaveFollowUp,
    SaveMeetingFile,
  ],
  exports: [CollectionsSchedule, CollectionsService],
})
export class CollectionsModule {}
