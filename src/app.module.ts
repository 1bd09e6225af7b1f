import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AnswersModule } from './answers/answers.module.js';
import { ApiModule } from './api/api.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CommonModule } from './common/common.module.js';
import type { Clock } from './common/clock.js';
import type { Config } from './common/config.js';
import { DatabaseModule } from './common/database/database.module.js';
import type { Log } from './common/log.js';
import { ContactsModule } from './contacts/contacts.module.js';
import { CorrespondenceModule } from './correspondence/correspondence.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DigestModule } from './digest/digest.module.js';
import { DoctorModule } from './doctor/doctor.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { HouseMailModule } from './correspondence/house/house-mail.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { InsightsModule } from './insights/insights.module.js';
import { InteractionsModule } from './interactions/interactions.module.js';
import { MailModule } from './mail/mail.module.js';
import { MailboxModule } from './mail/mailbox/mailbox.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { OutreachModule } from './outreach/outreach.module.js';
import { PeopleModule } from './people/people.module.js';
import { ReactivationModule } from './reactivation/reactivation.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { SlotsModule } from './slots/slots.module.js';
import { StationsModule } from './stations/stations.module.js';
import { TargetsModule } from './targets/targets.module.js';
import { InTownModule } from './in-town/in-town.module.js';
import { TripsModule } from './trips/trips.module.js';
import { CalendarAccountsModule } from './calendar-accounts/calendar-accounts.module.js';
import { BusyCalendarsModule } from './busy-calendars/busy-calendars.module.js';
import { OwnCalendarModule } from './own-calendar/own-calendar.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { PastEventsModule } from './past-events/past-events.module.js';
import { CollectionsModule } from './collections/collections.module.js';
import { DavModule } from './dav/dav.module.js';
import { WebModule } from './web/web.module.js';

const modules = [
  AccountsModule,
  StationsModule,
  ContactsModule,
  InteractionsModule,
  MeetingsModule,
  RemindersModule,
  SlotsModule,
  OutreachModule,
  ReactivationModule,
  MailModule,
  MailboxModule,
  CalendarModule,
  AnswersModule,
  CorrespondenceModule,
  DigestModule,
  ExportsModule,
  HouseMailModule,
  ImportsModule,
  InTownModule,
  TripsModule,
  PeopleModule,
  TargetsModule,
  InsightsModule,
  DemoModule,
  DoctorModule,
  CalendarAccountsModule,
  BusyCalendarsModule,
  OwnCalendarModule,
  InvitationsModule,
  WebhooksModule,
  PastEventsModule,
  CollectionsModule,
  ApiModule,
  DavModule,
  WebModule,
];

/** The only file that lists all modules. */
@Module({})
export class AppModule {
  static with(config: Config, clock: Clock, log: Log): DynamicModule {
    return {
      module: AppModule,
      imports: [CommonModule.with(config, clock, log), DatabaseModule.open(), ...modules],
    };
  }
}
