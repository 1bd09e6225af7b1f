import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AnswerMeetingsService } from './answer-meetings.service.js';
import { MeetingsService } from './meetings.service.js';
import { MeetingsStore } from './meetings.store.js';
import { PlacesMover } from './places.mover.js';

@Module({
  imports: [ContactsModule, WebhooksModule],
  providers: [MeetingsStore, MeetingsService, AnswerMeetingsService, PlacesMover],
  exports: [MeetingsService, AnswerMeetingsService, PlacesMover],
})
export class MeetingsModule {}
