import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { FeedContent } from './feed-content.service.js';
import { FeedWords } from './feed-words.js';
import { FeedsService } from './feeds.service.js';
import { FeedsStore } from './feeds.store.js';

@Module({
  imports: [AccountsModule, ContactsModule, MeetingsModule, RemindersModule],
  providers: [FeedsStore, FeedWords, FeedContent, FeedsService],
  exports: [FeedsService],
})
export class CalendarModule {}
