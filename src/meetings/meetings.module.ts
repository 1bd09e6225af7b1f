import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AnswerMeetingsService } from './answer-meetings.service.js';
import { MeetingKeepers } from './meeting-keepers.js';
import { MeetingsService } from './meetings.service.js';
import { MeetingsStore } from './meetings.store.js';
import { PlacesMover } from './places.mover.js';
import { RemovedMeetings } from './removed-meetings.service.js';

@Module({
  imports: [ContactsModule, WebhooksModule],
  providers: [MeetingsStore, MeetingsService, AnswerMeetingsService, MeetingKeepers, PlacesMover, RemovedMeetings],
  exports: [MeetingsService, AnswerMeetingsService, MeetingKeepers, PlacesMover, RemovedMeetings],
})
export class MeetingsModule {}
