import { Module } from '@nestjs/common';
import { Holidays } from '../../common/holidays.js';
import { ContactsModule } from '../../contacts/contacts.module.js';
import { MeetingsModule } from '../../meetings/meetings.module.js';
import { RemindersModule } from '../../reminders/reminders.module.js';
import { TripsModule } from '../../trips/trips.module.js';
import { AroundDays } from './around-days.service.js';
import { BirthdaysQuery } from './birthdays.query.js';
import { BusyQuery } from './busy.query.js';
import { CalendarDaysService } from './calendar-days.service.js';
import { HeldQuery } from './held.query.js';
import { RemindersOnDays } from './reminders-on-days.service.js';

/** What stands on which day. */
@Module({
  imports: [ContactsModule, MeetingsModule, RemindersModule, TripsModule],
  providers: [AroundDays, BirthdaysQuery, BusyQuery, CalendarDaysService, HeldQuery, Holidays, RemindersOnDays],
  exports: [CalendarDaysService],
})
export class CalendarMonthModule {}
