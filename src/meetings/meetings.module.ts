import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { AnswerMeetingsService } from './answer-meetings.service.js';
import { MeetingsService } from './meetings.service.js';
import { MeetingsStore } from './meetings.store.js';

@Module({
  imports: [ContactsModule],
  providers: [MeetingsStore, MeetingsService, AnswerMeetingsService],
  exports: [MeetingsService, AnswerMeetingsService],
})
export class MeetingsModule {}
