import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { FollowUpsService } from './follow-ups.service.js';
import { RemindersService } from './reminders.service.js';
import { RemindersStore } from './reminders.store.js';

@Module({
  imports: [ContactsModule],
  providers: [RemindersStore, RemindersService, FollowUpsService],
  exports: [RemindersService, FollowUpsService],
})
export class RemindersModule {}
