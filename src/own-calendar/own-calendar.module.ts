import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BusyCalendarsModule } from '../busy-calendars/busy-calendars.module.js';
import { CalendarAccountsModule } from '../calendar-accounts/calendar-accounts.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { Conflicts } from './conflicts.service.js';
import { DuePushes } from './due-pushes.query.js';
import { MeetingsThere } from './meetings-there.service.js';
import { OwnCalendarSchedule } from './own-calendar.schedule.js';
import { OwnCalendarService } from './own-calendar.service.js';
import { PushedEventsStore } from './pushed-events.store.js';
import { EventThereService } from './pushing/event-there.service.js';
import { PushCalendar } from './pushing/push-calendar.service.js';
import { PushEvent } from './pushing/push-event.service.js';
import { PushNotes } from './pushing/push-notes.service.js';
import { PushService } from './pushing/push.service.js';
import { TagsThere } from './pushing/tags-there.service.js';
import { WantedEvents } from './pushing/wanted-events.service.js';
import { PushTroubles } from './push-troubles.service.js';
import { SettleConflict } from './settle-conflict.service.js';
import { WantedMeetings } from './wanted-meetings.query.js';

/** Agreed meetings in the user's own calendar. */
@Module({
  imports: [AccountsModule, BusyCalendarsModule, CalendarAccountsModule, CalendarModule, OutreachModule],
  providers: [
    ...[Conflicts, DuePushes, EventThereService, MeetingsThere, OwnCalendarSchedule, OwnCalendarService],
    ...[
      PushCalendar,
      PushedEventsStore,
      PushEvent,
      PushNotes,
      PushService,
      PushTroubles,
      SettleConflict,
      TagsThere,
      WantedEvents,
      WantedMeetings,
    ],
  ],
  exports: [Conflicts, OwnCalendarSchedule, OwnCalendarService, PushTroubles],
})
export class OwnCalendarModule {}
