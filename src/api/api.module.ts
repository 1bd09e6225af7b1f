import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AnswersModule } from '../answers/answers.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { MeetingCardsModule } from '../calendar/meeting-cards.module.js';
import { CalendarMonthModule } from '../calendar/month/calendar-month.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { DigestModule } from '../digest/digest.module.js';
import { ExportsModule } from '../exports/exports.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { InsightsModule } from '../insights/insights.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MailModule } from '../mail/mail.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { TargetsModule } from '../targets/targets.module.js';
import { InTownModule } from '../in-town/in-town.module.js';
import { TripsModule } from '../trips/trips.module.js';
import { PastEventsModule } from '../past-events/past-events.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AccountApi } from './account.api.js';
import { BusyCalendarsModule } from '../busy-calendars/busy-calendars.module.js';
import { BusyCalendarsApi } from './busy-calendars.api.js';
import { CalendarAccountsModule } from '../calendar-accounts/calendar-accounts.module.js';
import { OwnCalendarModule } from '../own-calendar/own-calendar.module.js';
import { CalendarAccountsApi } from './calendar-accounts.api.js';
import { CircleApi } from './circle.api.js';
import { AttemptLettersApi } from './attempt-letters.api.js';
import { AttemptMovesApi } from './attempt-moves.api.js';
import { AttemptsApi } from './attempts.api.js';
import { ContactsApi } from './contacts.api.js';
import { CustomFieldsApi } from './custom-fields.api.js';
import { DigestApi } from './digest.api.js';
import { DraftsApi } from './drafts.api.js';
import { DuplicatesApi } from './duplicates.api.js';
import { ExplanationApi } from './explanation.api.js';
import { ExportsApi } from './exports.api.js';
import { FeedsApi } from './feeds.api.js';
import { HealthApi } from './health.api.js';
import { ImportRowsApi } from './import-rows.api.js';
import { ImportStepsApi } from './import-steps.api.js';
import { ImportsApi } from './imports.api.js';
import { InsightsApi } from './insights.api.js';
import { InteractionsApi } from './interactions.api.js';
import { PastEventsApi } from './past-events.api.js';
import { WebhookDeliveriesApi } from './webhook-deliveries.api.js';
import { WebhooksApi } from './webhooks.api.js';
import { MailLogApi } from './mail-log.api.js';
import { CalendarApi } from './calendar.api.js';
import { MeetingCardsApi } from './meeting-cards.api.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { InvitationsApi } from './invitations.api.js';
import { MeetingsApi } from './meetings.api.js';
import { MergeApi } from './merge.api.js';
import { OffersApi } from './offers.api.js';
import { LogAddressApi } from './log-address.api.js';
import { OwnMailApi } from './own-mail.api.js';
import { PersonOffersApi } from './person-offers.api.js';
import { PromisesApi } from './promises.api.js';
import { RelationsApi } from './relations.api.js';
import { QuickLogApi } from './quick-log.api.js';
import { RemindersApi } from './reminders.api.js';
import { SavedFiltersApi } from './saved-filters.api.js';
import { SessionsApi } from './sessions.api.js';
import { StationsApi } from './stations.api.js';
import { SuggestionsApi } from './suggestions.api.js';
import { TagsApi } from './tags.api.js';
import { TargetsApi } from './targets.api.js';
import { TemplateVersionsApi } from './template-versions.api.js';
import { TemplatesApi } from './templates.api.js';
import { TimelineApi } from './timeline.api.js';
import { TokensApi } from './tokens.api.js';
import { TrashApi } from './trash.api.js';
import { TripDraftsApi } from './trip-drafts.api.js';
import { TripPeopleApi } from './trip-people.api.js';
import { TripsApi } from './trips.api.js';
import { TriageApi } from './triage.api.js';
import { UndoApi } from './undo.api.js';

/** The REST shell: one controller per resource. */
@Module({
  imports: [
    BusyCalendarsModule,
    CalendarAccountsModule,
    OwnCalendarModule,
    AccountsModule,
    AnswersModule,
    CalendarModule,
    CalendarMonthModule,
    MeetingCardsModule,
    ContactsModule,
    DigestModule,
    ExportsModule,
    ImportsModule,
    InsightsModule,
    InteractionsModule,
    InvitationsModule,
    MailModule,
    MeetingsModule,
    OutreachModule,
    PeopleModule,
    ReactivationModule,
    RemindersModule,
    StationsModule,
    InTownModule,
    TripsModule,
    PastEventsModule,
    WebhooksModule,
    TargetsModule,
  ],
  controllers: [
    AccountApi,
    BusyCalendarsApi,
    CalendarAccountsApi,
    CircleApi,
    AttemptLettersApi,
    AttemptMovesApi,
    AttemptsApi,
    ContactsApi,
    CustomFieldsApi,
    DigestApi,
    DraftsApi,
    DuplicatesApi,
    ExplanationApi,
    ExportsApi,
    FeedsApi,
    PastEventsApi,
    WebhookDeliveriesApi,
    WebhooksApi,
    HealthApi,
    ImportsApi,
    ImportRowsApi,
    ImportStepsApi,
    InsightsApi,
    InteractionsApi,
    MailLogApi,
    CalendarApi,
    MeetingCardsApi,
    InvitationsApi,
    MeetingsApi,
    MergeApi,
    OffersApi,
    LogAddressApi,
    OwnMailApi,
    PersonOffersApi,
    PromisesApi,
    RelationsApi,
    QuickLogApi,
    RemindersApi,
    SavedFiltersApi,
    SessionsApi,
    StationsApi,
    SuggestionsApi,
    TagsApi,
    TargetsApi,
    TemplatesApi,
    TemplateVersionsApi,
    TimelineApi,
    TokensApi,
    TrashApi,
    TripDraftsApi,
    TripPeopleApi,
    TripsApi,
    TriageApi,
    UndoApi,
  ],
})
export class ApiModule {}
