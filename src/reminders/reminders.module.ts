import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { BirthdayReminders } from './birthday-reminders.service.js';
import { FollowUpsService } from './follow-ups.service.js';
import { ManyReminders } from './many-reminders.service.js';
import { PromisesService } from './promises.service.js';
import { ReminderRules } from './reminder-rules.service.js';
import { RemindersMover } from './reminders.mover.js';
import { RemindersService } from './reminders.service.js';
import { RemindersStore } from './reminders.store.js';
import { TakeBackReminder } from './take-back-reminder.service.js';
import { ThanksService } from './thanks.service.js';

@Module({
  imports: [AccountsModule, ContactsModule],
  providers: [
    BirthdayReminders,
    ReminderRules,
    TakeBackReminder,
    RemindersMover,
    RemindersStore,
    RemindersService,
    FollowUpsService,
    ManyReminders,
    PromisesService,
    ThanksService,
  ],
  exports: [
    RemindersMover,
    RemindersService,
    FollowUpsService,
    ManyReminders,
    PromisesService,
    TakeBackReminder,
    ThanksService,
  ],
})
export class RemindersModule {}
