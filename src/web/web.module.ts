import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { Pages } from '../common/http/pages/pages.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { AccessPages } from './access.pages.js';
import { ComposePages } from './compose.pages.js';
import { EntryPages } from './entry.pages.js';
import { FeedsPages } from './feeds.pages.js';
import { FeelingsPages } from './feelings.pages.js';
import { HelpPages } from './help.pages.js';
import { ImportsPages } from './imports.pages.js';
import { LetterPages } from './letter.pages.js';
import { OutboxPages } from './outbox.pages.js';
import { PeoplePages } from './people.pages.js';
import { PersonPages } from './person.pages.js';
import { ComposeReader } from './readers/compose.reader.js';
import { DueReader } from './readers/due.reader.js';
import { FeelingsReader } from './readers/feelings.reader.js';
import { HistoryReader } from './readers/history.reader.js';
import { ImportReader } from './readers/import.reader.js';
import { OpeningReader } from './readers/opening.reader.js';
import { OutboxReader } from './readers/outbox.reader.js';
import { PeopleReader } from './readers/people.reader.js';
import { PersonReader } from './readers/person.reader.js';
import { TodayReader } from './readers/today.reader.js';
import { WelcomeReader } from './readers/welcome.reader.js';
import { SettingsPages } from './settings.pages.js';
import { TodayPages } from './today.pages.js';
import { WelcomePages } from './welcome.pages.js';

/** The pages' shell: one controller per group of pages, one reader per page that shows several things. */
@Module({
  imports: [
    AccountsModule,
    CalendarModule,
    ContactsModule,
    ImportsModule,
    InteractionsModule,
    MeetingsModule,
    OutreachModule,
    ReactivationModule,
    RemindersModule,
    StationsModule,
  ],
  providers: [
    Pages,
    ComposeReader,
    DueReader,
    FeelingsReader,
    HistoryReader,
    ImportReader,
    OpeningReader,
    OutboxReader,
    PeopleReader,
    PersonReader,
    TodayReader,
    WelcomeReader,
  ],
  // PeoplePages before PersonPages: /people/new is no person
  controllers: [
    EntryPages,
    FeedsPages,
    HelpPages,
    WelcomePages,
    FeelingsPages,
    TodayPages,
    PeoplePages,
    PersonPages,
    ComposePages,
    LetterPages,
    OutboxPages,
    ImportsPages,
    SettingsPages,
    AccessPages,
  ],
})
export class WebModule {}
