import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { FollowUpsService } from './follow-ups.service.js';
import { ManyReminders } from './many-reminders.service.js';
import { PromisesService } from './promises.service.js';
import { RemindersMover } from './reminders.mover.js';
import { RemindersService } from './reminders.service.js';
import { RemindersStore } from './reminders.store.js';
import { ThanksService } from './thanks.service.js';

@Module({
  imports: [ContactsModule],
  providers: [
    RemindersMover,
    RemindersStore,
    RemindersService,
    FollowUpsService,
    ManyReminders,
    PromisesService,
    ThanksService,
  ],
  exports: [RemindersMover, RemindersService, FollowUpsService, ManyReminders, PromisesService, ThanksService],
})
export class RemindersModule {}
