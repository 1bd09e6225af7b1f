import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { AfterMeetingService } from './afterwards/after-meeting.service.js';
import { LastTalksQuery } from './preparation/last-talks.query.js';
import { PreparationService } from './preparation/preparation.service.js';

/** Before a meeting and after it. */
@Module({
  imports: [AccountsModule, ContactsModule, InteractionsModule, MeetingsModule, OutreachModule, StationsModule],
  providers: [AfterMeetingService, LastTalksQuery, PreparationService],
  exports: [AfterMeetingService, PreparationService],
})
export class MeetingCardsModule {}
