import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MailLinesModule } from '../answers/mail-lines.module.js';
import { MailLinesMover } from '../answers/mail-lines.mover.js';
import { MailRhythmUndoer } from '../answers/mail-rhythm.undoer.js';
import { ChangesMover } from '../contacts/changes/changes.mover.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { ContactExtrasMover } from '../contacts/extras/contact-extras.mover.js';
import { FormerContactsMover } from '../contacts/former-ids/former-contacts.mover.js';
import { IntroducedMover } from '../contacts/merging/introduced.mover.js';
import type { Mover } from '../contacts/merging/mover.js';
import { ExchangedMailsMover } from '../correspondence/exchanged-mails.mover.js';
import { MailExchangeModule } from '../correspondence/mail-exchange.module.js';
import { ImportRowsMover } from '../imports/rows/import-rows.mover.js';
import { ImportsModule } from '../imports/imports.module.js';
import { TriageCardsMover } from '../imports/triage/triage-cards.mover.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { InvitationsMover } from '../invitations/invitations.mover.js';
import { ProposedTimesMover } from '../invitations/proposed-times.mover.js';
import { InteractionsMover } from '../interactions/interactions.mover.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { PlacesMover } from '../meetings/places.mover.js';
import { AttemptsMover } from '../outreach/attempts.mover.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { SuggestionEventsMover } from '../reactivation/suggestion-events.mover.js';
import { RemindersMover } from '../reminders/reminders.mover.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { HeldSlotsMover } from '../slots/held-slots.mover.js';
import { SlotsModule } from '../slots/slots.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { MailModule } from '../mail/mail.module.js';
import { TargetsModule } from '../targets/targets.module.js';
import { AfterTalkService } from './after-talk/after-talk.service.js';
import { BulkService } from './bulk/bulk.service.js';
import { BulkUndoer } from './bulk/bulk.undoer.js';
import { DismissedPairsMover } from './duplicates/dismissed-pairs.mover.js';
import { DismissedPairsStore } from './duplicates/dismissed-pairs.store.js';
import { DuplicatesService } from './duplicates/duplicates.service.js';
import { LikelyPairs } from './duplicates/likely-pairs.service.js';
import { LikenedPeople } from './duplicates/likened-people.service.js';
import { LikenedQuery } from './duplicates/likened.query.js';
import { PairSearch } from './duplicates/pair-search.service.js';
import { MergeService } from './merge/merge.service.js';
import { MergeUndoer } from './merge/merge.undoer.js';
import { MovedThings, MOVERS } from './merge/moved-things.service.js';
import { NamedPersonService } from './quick-log/named-person.service.js';
import { QuickLogService } from './quick-log/quick-log.service.js';
import { CoverageQuery } from './stations/coverage.query.js';
import { CoverageService } from './stations/coverage.service.js';
import { PeopleOfStationsQuery } from './stations/people-of-stations.query.js';
import { TimelineService } from './timeline/timeline.service.js';
import { TimelineSources } from './timeline/timeline-sources.service.js';
import { KeptWords } from './trash/kept-words.service.js';
import { SentMails } from './trash/sent-mails.service.js';
import { PersonTraces } from './trash/person-traces.service.js';
import { PurgeService } from './trash/purge.service.js';
import { SweepSchedule } from './sweep.schedule.js';
import { TrashService } from './trash/trash.service.js';
import { ForgetChangesService } from './undo/forget-changes.service.js';
import { ActPeople } from './undo/act-people.service.js';
import { UndoService, UNDOERS } from './undo/undo.service.js';
import type { Undoer } from './undo/undoer.js';
import { AddedUndoer } from './undo/undoers/added.undoer.js';
import { DeletedUndoer } from './undo/undoers/deleted.undoer.js';
import { AnsweredUndoer } from './undo/undoers/answered.undoer.js';
import { PastEventsModule } from '../past-events/past-events.module.js';
import { EventsNotedUndoer } from './undo/undoers/events-noted.undoer.js';
import { EditedUndoer } from './undo/undoers/edited.undoer.js';
import { LoggedUndoer } from './undo/undoers/logged.undoer.js';
import { MailNotedUndoer } from './undo/undoers/mail-noted.undoer.js';
import { MeetingUndoer } from './undo/undoers/meeting.undoer.js';
import { OfferUndoer } from './undo/undoers/offer.undoer.js';
import { ProposedTimeUndoer } from './undo/undoers/proposed-time.undoer.js';
import { PutOffUndoer } from './undo/undoers/put-off.undoer.js';
import { RelatedUndoer } from './undo/undoers/related.undoer.js';
import { ReminderUndoer } from './undo/undoers/reminder.undoer.js';
import { TargetUndoer } from './undo/undoers/target.undoer.js';
import { TemplateUndoer } from './undo/undoers/template.undoer.js';
import { TripUndoer } from './undo/undoers/trip.undoer.js';

/** Each takes back its kinds of changes. */
const undoers: readonly (new (...args: never[]) => Undoer)[] = [
  AddedUndoer,
  AnsweredUndoer,
  BulkUndoer,
  DeletedUndoer,
  EditedUndoer,
  EventsNotedUndoer,
  LoggedUndoer,
  MailNotedUndoer,
  MailRhythmUndoer,
  MeetingUndoer,
  MergeUndoer,
  OfferUndoer,
  ProposedTimeUndoer,
  PutOffUndoer,
  RelatedUndoer,
  ReminderUndoer,
  TargetUndoer,
  TemplateUndoer,
  TripUndoer,
];

/** Each takes along what one table keeps of a person when two entries become one. */
const movers: readonly (new (...args: never[]) => Mover)[] = [
  AttemptsMover,
  ChangesMover,
  ContactExtrasMover,
  DismissedPairsMover,
  ExchangedMailsMover,
  FormerContactsMover,
  HeldSlotsMover,
  ImportRowsMover,
  InteractionsMover,
  IntroducedMover,
  InvitationsMover,
  MailLinesMover,
  PlacesMover,
  ProposedTimesMover,
  RemindersMover,
  SuggestionEventsMover,
  TriageCardsMover,
];

/** What touches everything that hangs on a person: trash, undo, merge, timeline, quick log. */
@Module({
  imports: [
    AccountsModule,
    ContactsModule,
    ImportsModule,
    InteractionsModule,
    InvitationsModule,
    MailLinesModule,
    MailExchangeModule,
    MailModule,
    MeetingsModule,
    OutreachModule,
    PastEventsModule,
    ReactivationModule,
    RemindersModule,
    SlotsModule,
    StationsModule,
    TargetsModule,
  ],
  providers: [
    AfterTalkService,
    CoverageQuery,
    PeopleOfStationsQuery,
    CoverageService,
    ...undoers,
    { provide: UNDOERS, inject: [...undoers], useFactory: (...all: Undoer[]) => all },
    { provide: MOVERS, inject: [...movers], useFactory: (...all: Mover[]) => all },
    BulkService,
    DismissedPairsMover,
    DismissedPairsStore,
    DuplicatesService,
    LikelyPairs,
    LikenedPeople,
    LikenedQuery,
    MergeService,
    MovedThings,
    ForgetChangesService,
    PairSearch,
    KeptWords,
    PersonTraces,
    SentMails,
    NamedPersonService,
    PurgeService,
    SweepSchedule,
    QuickLogService,
    TimelineService,
    TimelineSources,
    TrashService,
    ActPeople,
    UndoService,
  ],
  exports: [
    AfterTalkService,
    CoverageService,
    DuplicatesService,
    MergeService,
    MovedThings,
    QuickLogService,
    TimelineService,
    UndoService,
    BulkService,
    PurgeService,
    SweepSchedule,
    TrashService,
  ],
})
export class PeopleModule {}
