import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CalendarAccountsModule } from '../calendar-accounts/calendar-accounts.module.js';
import { OwnMailModule } from '../mail/own/own-mail.module.js';
import { SlotsModule } from '../slots/slots.module.js';
import { AddressSource } from './address-source.js';
import { BusyCalendarsSchedule } from './busy-calendars.schedule.js';
import { BusyCalendarsService } from './busy-calendars.service.js';
import { BusyCalendarsStore } from './busy-calendars.store.js';
import { CaldavSource } from './caldav-source.js';
import { CalendarSources } from './calendar-sources.js';
import { CalendarTimes } from './calendar-times.service.js';
import { KeepReading } from './looking/keep-reading.service.js';
import { LookService } from './looking/look.service.js';
import { ReadingFor } from './looking/reading-for.service.js';

/** Calendars elsewhere that say when the user has no time. */
@Module({
  imports: [AccountsModule, CalendarAccountsModule, OwnMailModule, SlotsModule],
  providers: [
    ...[AddressSource, BusyCalendarsSchedule, BusyCalendarsService, BusyCalendarsStore, CalendarSources],
    ...[CaldavSource, CalendarTimes, KeepReading, LookService, ReadingFor],
  ],
  exports: [BusyCalendarsSchedule, BusyCalendarsService, CalendarSources, LookService, ReadingFor],
})
export class BusyCalendarsModule {}
