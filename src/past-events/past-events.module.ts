import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BusyCalendarsModule } from '../busy-calendars/busy-calendars.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { OwnMailModule } from '../mail/own/own-mail.module.js';
import { KeepPastEventsService } from './keep-past-events.service.js';
import { MetPeople } from './met-people.service.js';
import { PastCalendar } from './past-calendar.service.js';
import { PastEvents } from './past-events.service.js';

@Module({
  imports: [AccountsModule, BusyCalendarsModule, ContactsModule, InteractionsModule, OwnMailModule],
  providers: [KeepPastEventsService, MetPeople, PastCalendar, PastEvents],
  exports: [KeepPastEventsService, PastEvents],
})
export class PastEventsModule {}
