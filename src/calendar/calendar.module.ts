import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { FeedContent } from './feed-content.service.js';
import { FeedWords } from './feed-words.js';
import { FeedQuery } from './feed.query.js';
import { FeedsService } from './feeds.service.js';
import { FeedsStore } from './feeds.store.js';
import { MeetingFiles } from './meeting-files.service.js';

@Module({
  imports: [AccountsModule, ContactsModule, MeetingsModule],
  providers: [FeedsStore, FeedQuery, FeedWords, FeedContent, FeedsService, MeetingFiles],
  exports: [FeedsService, FeedWords, MeetingFiles],
})
export class CalendarModule {}
