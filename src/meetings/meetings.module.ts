import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { AnswerMeetingsService } from './answer-meetings.service.js';
import { MeetingsService } from './meetings.service.js';
import { MeetingsStore } from './meetings.store.js';
import { MovePlacesService } from './move-places.service.js';

@Module({
  imports: [ContactsModule],
  providers: [MeetingsStore, MeetingsService, AnswerMeetingsService, MovePlacesService],
  exports: [MeetingsService, AnswerMeetingsService, MovePlacesService],
})
export class MeetingsModule {}
