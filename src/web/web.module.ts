import { Module } from '@nestjs/common';
import { BusyCalendarsModule } from '../busy-calendars/busy-calendars.module.js';
import { BusyCalendarsPages } from './busy-calendars.pages.js';
import { CalendarAccountsModule } from '../calendar-accounts/calendar-accounts.module.js';
import { OwnCalendarModule } from '../own-calendar/own-calendar.module.js';
import { CalendarAccountPages } from './calendar-account.pages.js';
import { CalendarAccountsPages } from './calendar-accounts.pages.js';
import { CalendarAccountReader } from './readers/calendar-account.reader.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AnswersModule } from '../answers/answers.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { MeetingCardsModule } from '../calendar/meeting-cards.module.js';
import { CalendarMonthModule } from '../calendar/month/calendar-month.module.js';
import { Pages } from '../common/http/pages/pages.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { CorrespondenceModule } from '../correspondence/correspondence.module.js';
import { DigestModule } from '../digest/digest.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { InsightsModule } from '../insights/insights.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MailModule } from '../mail/mail.module.js';
import { MailboxModule } from '../mail/mailbox/mailbox.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { TargetsModule } from '../targets/targets.module.js';
import { SlotsModule } from '../slots/slots.module.js';
import { InTownModule } from '../in-town/in-town.module.js';
import { TripsModule } from '../trips/trips.module.js';
import { PastEventsModule } from '../past-events/past-events.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AccessPages } from './access.pages.js';
import { PastEventsPages } from './past-events.pages.js';
import { WebhookPages } from './webhook.pages.js';
import { WebhooksPages } from './webhooks.pages.js';
import { AfterTalkPages } from './after-talk.pages.js';
import { AttitudePages } from './attitude.pages.js';
import { CalendarPages } from './calendar.pages.js';
import { ComposePages } from './compose.pages.js';
import { CustomFieldsPages } from './custom-fields.pages.js';
import { DeliveryAgainPages } from './delivery-again.pages.js';
import { DeliveryPages } from './delivery.pages.js';
import { DuplicatesPages } from './duplicates.pages.js';
import { EffortPages } from './effort.pages.js';
import { EntryPages } from './entry.pages.js';
import { FeedSettingsPages } from './feed-settings.pages.js';
import { FeedsPages } from './feeds.pages.js';
import { FeelingsPages } from './feelings.pages.js';
import { HelpPages } from './help.pages.js';
import { ImportColumnsPages } from './import-columns.pages.js';
import { ImportPages } from './import.pages.js';
import { ImportsPages } from './imports.pages.js';
import { InsightsPages } from './insights.pages.js';
import { DraftPages } from './draft.pages.js';
import { LogAddressPages } from './log-address.pages.js';
import { MailActionsPages } from './mail-actions.pages.js';
import { NetworkPages } from './network.pages.js';
import { ObjectionsPages } from './objections.pages.js';
import { OffersPages } from './offers.pages.js';
import { OutboxPages } from './outbox.pages.js';
import { MeetingEditPages } from './meeting-edit.pages.js';
import { MeetingFilePages } from './meeting-file.pages.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { InvitationsPages } from './invitations.pages.js';
import { InvitationsReader } from './readers/invitations.reader.js';
import { MeetingPages } from './meeting.pages.js';
import { MeetingsPages } from './meetings.pages.js';
import { MailboxPages } from './mailbox.pages.js';
import { OwnMailPages } from './own-mail.pages.js';
import { PeopleBulkPages } from './people-bulk.pages.js';
import { PeopleFiltersPages } from './people-filters.pages.js';
import { PeopleListPage } from './people-list.page.js';
import { PeoplePages } from './people.pages.js';
import { PhoneHelpPages } from './phone-help.pages.js';
import { PhonePages } from './phone.pages.js';
import { PersonEditPages } from './person-edit.pages.js';
import { PersonPage } from './person.page.js';
import { PersonPages } from './person.pages.js';
import { ReminderPages } from './reminder.pages.js';
import { RemindersPages } from './reminders.pages.js';
import { QuickLogPages } from './quick-log.pages.js';
import { AnswersReader } from './readers/answers.reader.js';
import { IncomingReader } from './readers/incoming.reader.js';
import { MailNewsReader } from './readers/mail-news.reader.js';
import { AttemptMailsReader } from './readers/attempt-mails.reader.js';
import { ComposeReader } from './readers/compose.reader.js';
import { NewDraftReader } from './readers/new-draft.reader.js';
import { DraftLetterReader } from './readers/draft-letter.reader.js';
import { DuplicatesReader } from './readers/duplicates.reader.js';
import { DeliveryReader } from './readers/delivery.reader.js';
import { DueReader } from './readers/due.reader.js';
import { FeelingsReader } from './readers/feelings.reader.js';
import { HistoryReader } from './readers/history.reader.js';
import { ImportReader } from './readers/import.reader.js';
import { MeetingPeopleReader } from './readers/meeting-people.reader.js';
import { OffersReader } from './readers/offers.reader.js';
import { OutboxReader } from './readers/outbox.reader.js';
import { PeopleReader } from './readers/people.reader.js';
import { PersonEditReader } from './readers/person-edit.reader.js';
import { PersonAsideReader } from './readers/person-aside.reader.js';
import { PersonPicker } from './readers/person-picker.reader.js';
import { PersonReader } from './readers/person.reader.js';
import { TiesReader } from './readers/ties.reader.js';
import { RecipientReader } from './readers/recipient.reader.js';
import { TemplateReader } from './readers/template.reader.js';
import { TodayReader } from './readers/today.reader.js';
import { TodayWords } from './readers/today-words.reader.js';
import { TriageReader } from './readers/triage.reader.js';
import { WelcomeReader } from './readers/welcome.reader.js';
import { TargetsPages } from './targets.pages.js';
import { TemplatePages } from './template.pages.js';
import { TemplatesPages } from './templates.pages.js';
import { RehearsalPages } from './rehearsal.pages.js';
import { RelationsPages } from './relations.pages.js';
import { RhythmPages } from './rhythm.pages.js';
import { SendingPages } from './sending.pages.js';
import { SettingsPages } from './settings.pages.js';
import { StationReader } from './readers/station.reader.js';
import { StationEditPages } from './station-edit.pages.js';
import { StationsPages } from './stations.pages.js';
import { SuggestionPages } from './suggestion.pages.js';
import { TimelinePages } from './timeline.pages.js';
import { TakeoutPages } from './takeout.pages.js';
import { TodayPages } from './today.pages.js';
import { TriagePages } from './triage.pages.js';
import { TrashPages } from './trash.pages.js';
import { TripDraftsPages } from './trip-drafts.pages.js';
import { TripPages } from './trip.pages.js';
import { MeetingGroundReader } from './readers/meeting-ground.reader.js';
import { TripReader } from './readers/trip.reader.js';
import { TripTimesReader } from './readers/trip-times.reader.js';
import { TripWalk } from './readers/trip-walk.reader.js';
import { TripsPages } from './trips.pages.js';
import { UndoPages } from './undo.pages.js';
import { WhyPages } from './why.pages.js';
import { WelcomePages } from './welcome.pages.js';

/** The pages' shell: one controller per group of pages, one reader per page that shows several things. */
@Module({
  imports: [
    BusyCalendarsModule,
    CalendarAccountsModule,
    OwnCalendarModule,
    AccountsModule,
    PastEventsModule,
    WebhooksModule,
    AnswersModule,
    CalendarModule,
    CalendarMonthModule,
    MeetingCardsModule,
    ContactsModule,
    CorrespondenceModule,
    DigestModule,
    ImportsModule,
    InsightsModule,
    InteractionsModule,
    InvitationsModule,
    MeetingsModule,
    MailModule,
    MailboxModule,
    OutreachModule,
    PeopleModule,
    ReactivationModule,
    RemindersModule,
    SlotsModule,
    StationsModule,
    InTownModule,
    TripsModule,
    TargetsModule,
  ],
  providers: [
    Pages,
    AnswersReader,
    CalendarAccountReader,
    AttemptMailsReader,
    IncomingReader,
    MailNewsReader,
    ComposeReader,
    DraftLetterReader,
    NewDraftReader,
    DeliveryReader,
    DueReader,
    DuplicatesReader,
    FeelingsReader,
    HistoryReader,
    ImportReader,
    InvitationsReader,
    MeetingPeopleReader,
    OffersReader,
    OutboxReader,
    PeopleListPage,
    PeopleReader,
    PersonAsideReader,
    PersonEditReader,
    PersonPage,
    PersonPicker,
    PersonReader,
    TiesReader,
    StationReader,
    RecipientReader,
    TemplateReader,
    TodayReader,
    TodayWords,
    TriageReader,
    MeetingGroundReader,
    TripReader,
    TripTimesReader,
    TripWalk,
    WelcomeReader,
  ],
  // PersonEditPages before PersonPages: /people/new is no person; MeetingsPages before MeetingPages: nor is /meetings/new one
  controllers: [
    BusyCalendarsPages,
    CalendarAccountsPages,
    CalendarAccountPages,
    EntryPages,
    FeedsPages,
    FeedSettingsPages,
    LogAddressPages,
    MailActionsPages,
    HelpPages,
    WelcomePages,
    FeelingsPages,
    TodayPages,
    TrashPages,
    UndoPages,
    PeopleBulkPages,
    PeopleFiltersPages,
    PeoplePages,
    DeliveryAgainPages,
    DeliveryPages,
    DuplicatesPages,
    PersonEditPages,
    PersonPages,
    ReminderPages,
    RemindersPages,
    AfterTalkPages,
    OffersPages,
    TargetsPages,
    WhyPages,
    RelationsPages,
    StationEditPages,
    StationsPages,
    TemplatesPages,
    TemplatePages,
    TimelinePages,
    QuickLogPages,
    ComposePages,
    DraftPages,
    ObjectionsPages,
    RehearsalPages,
    SuggestionPages,
    OutboxPages,
    TripsPages,
    TripPages,
    TripDraftsPages,
    CalendarPages,
    MeetingsPages,
    MeetingEditPages,
    InvitationsPages,
    MeetingFilePages,
    MeetingPages,
    EffortPages,
    InsightsPages,
    NetworkPages,
    AttitudePages,
    ImportsPages,
    ImportColumnsPages,
    ImportPages,
    TriagePages,
    SendingPages,
    SettingsPages,
    MailboxPages,
    OwnMailPages,
    RhythmPages,
    CustomFieldsPages,
    TakeoutPages,
    PhonePages,
    PhoneHelpPages,
    AccessPages,
    PastEventsPages,
    WebhooksPages,
    WebhookPages,
  ],
})
export class WebModule {}
