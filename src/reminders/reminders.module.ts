import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { FollowUpsService } from './follow-ups.service.js';
import { ManyReminders } from './many-reminders.service.js';
import { RemindersService } from './reminders.service.js';
import { RemindersStore } from './reminders.store.js';

@Module({
  imports: [ContactsModule],
  providers: [RemindersStore, RemindersService, FollowUpsService, ManyReminders],
  exports: [RemindersService, FollowUpsService, ManyReminders],
})
export class RemindersModule {}
