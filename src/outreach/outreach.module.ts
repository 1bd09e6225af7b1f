import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Holidays } from '../common/holidays.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MailModule } from '../mail/mail.module.js';
import { MailboxModule } from '../mail/mailbox/mailbox.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { SlotsModule } from '../slots/slots.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { TripsModule } from '../trips/trips.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AnswerTraces } from './effects/answer-traces.service.js';
import { AnswerSeenService } from './answering/answer-seen.service.js';
import { AttemptDetailsService } from './attempt-details.service.js';
import { AttemptEffects } from './effects/attempt-effects.service.js';
import { AttemptTimes } from './attempt-times.service.js';
import { AttemptOriginsStore } from './attempt-origins.store.js';
import { AttemptReminders } from './effects/attempt-reminders.service.js';
import { AttemptThreads } from './answering/attempt-threads.service.js';
import { AttemptThreadsStore } from './answering/attempt-threads.store.js';
import { AttemptsService } from './attempts.service.js';
import { AttemptsStore } from './attempts.store.js';
import { BringService } from './bringing/bring.service.js';
import { OfferLog } from './bringing/offer-log.service.js';
import { OfferRemoval } from './bringing/offer-removal.service.js';
import { OfferUses } from './bringing/offer-uses.query.js';
import { ChangeMeetingService } from './moves/change-meeting.service.js';
import { MeetingActs } from './moves/meeting-acts.service.js';
import { MeetingBack } from './moves/meeting-back.service.js';
import { MeetingFollows } from './moves/meeting-follows.service.js';
import { RemovedMeetingBack } from './moves/removed-meeting-back.service.js';
import { CloseSilentService } from './moves/close-silent.service.js';
import { Comebacks } from './moves/comebacks.service.js';
import { ContactFactsService } from './effects/contact-facts.service.js';
import { DraftChecks } from './checking/draft-checks.service.js';
import { DraftOccasions } from './writing/draft-occasion.service.js';
import { DraftPointers } from './writing/draft-pointers.service.js';
import { DraftSources } from './writing/draft-sources.service.js';
import { DraftWording } from './writing/draft-wording.service.js';
import { DraftingModule } from './drafting/drafting.module.js';
import { FirstWords } from './writing/first-words.service.js';
import { KeepForm } from './writing/keep-form.service.js';
import { IntroducerThanks } from './effects/introducer-thanks.service.js';
import { MarkSentService } from './moves/mark-sent.service.js';
import { AttemptsMover } from './attempts.mover.js';
import { NextAngle } from './writing/next-angle.service.js';
import { NoteEffortService } from './moves/note-effort.service.js';
import { OpenAttemptsQuery } from './moves/open-attempts.query.js';
import { BuiltInTemplates } from './own-templates/built-in-templates.service.js';
import { ExampleDrafts } from './own-templates/example-drafts.service.js';
import { OwnTemplatesService } from './own-templates/own-templates.service.js';
import { OwnTemplatesStore } from './own-templates/own-templates.store.js';
import { TemplateHistory } from './own-templates/template-history.service.js';
import { TemplateList } from './own-templates/template-list.service.js';
import { TemplatePreview } from './own-templates/template-preview.service.js';
import { TemplateUsage } from './own-templates/template-usage.query.js';
import { RecordOutcomeService } from './moves/record-outcome.service.js';
import { RewriteDraftService } from './writing/rewrite-draft.service.js';
import { SendDraftService } from './moves/send-draft.service.js';
import { AttemptMailsStore } from './attempt-mails.store.js';
import { LetterCarrier } from './sending/letter-carrier.service.js';
import { CopyTurns } from './sending/copy-turns.service.js';
import { LetterDelivery } from './sending/letter-delivery.service.js';
import { LetterNoting } from './sending/letter-noting.service.js';
import { LetterQueue } from './sending/letter-queue.service.js';
import { LettersQuery } from './sending/letters.query.js';
import { LetterTraces } from './sending/letter-traces.service.js';
import { LettersService } from './sending/letters.service.js';
import { Markable } from './sending/markable.service.js';
import { LetterWriting } from './sending/letter-writing.service.js';
import { SendLetterService } from './sending/send-letter.service.js';
import { SentCopies } from './sending/sent-copies.service.js';
import { SentFolder } from './sending/sent-folder.js';
import { UnclearLetterService } from './sending/unclear-letter.service.js';
import { OfferedTimes } from './checking/offered-times.service.js';
import { Sendable } from './checking/sendable.service.js';
import { TakeSuggestionService } from './checking/take-suggestion.service.js';
import { TripMessages } from './on-trips/trip-messages.service.js';
import { TripRemoval } from './on-trips/trip-removal.service.js';
import { UndoAttemptService } from './moves/undo-attempt.service.js';
import { WriteDraftService } from './writing/write-draft.service.js';
import { WriteFollowUpService } from './writing/write-follow-up.service.js';

@Module({
  imports: [
    AccountsModule,
    ContactsModule,
    DraftingModule,
    InteractionsModule,
    MailboxModule,
    MailModule,
    MeetingsModule,
    OffersModule,
    RemindersModule,
    SlotsModule,
    StationsModule,
    TripsModule,
    WebhooksModule,
  ],
  providers: [
    AnswerSeenService,
    AnswerTraces,
    AttemptDetailsService,
    AttemptEffects,
    AttemptMailsStore,
    AttemptOriginsStore,
    AttemptReminders,
    AttemptThreads,
    AttemptThreadsStore,
    AttemptTimes,
    AttemptsService,
    AttemptsStore,
    BringService,
    BuiltInTemplates,
    ChangeMeetingService,
    MeetingActs,
    MeetingBack,
    MeetingFollows,
    RemovedMeetingBack,
    CloseSilentService,
    Comebacks,
    ContactFactsService,
    CopyTurns,
    DraftChecks,
    DraftOccasions,
    DraftPointers,
    DraftSources,
    DraftWording,
    ExampleDrafts,
    FirstWords,
    Holidays,
    IntroducerThanks,
    KeepForm,
    LetterCarrier,
    LetterDelivery,
    LetterNoting,
    LetterQueue,
    LettersQuery,
    LetterTraces,
    LettersService,
    LetterWriting,
    Markable,
    MarkSentService,
    AttemptsMover,
    NextAngle,
    NoteEffortService,
    OfferLog,
    OfferRemoval,
    OfferUses,
    OfferedTimes,
    OpenAttemptsQuery,
    OwnTemplatesService,
    OwnTemplatesStore,
    RecordOutcomeService,
    RewriteDraftService,
    Sendable,
    SendDraftService,
    SendLetterService,
    SentCopies,
    SentFolder,
    TakeSuggestionService,
    TemplateHistory,
    TemplateList,
    TemplatePreview,
    TemplateUsage,
    TripMessages,
    TripRemoval,
    UnclearLetterService,
    UndoAttemptService,
    WriteDraftService,
    WriteFollowUpService,
  ],
  exports: [
    AnswerSeenService,
    AttemptDetailsService,
    AttemptThreads,
    AttemptsService,
    BringService,
    ChangeMeetingService,
    MeetingBack,
    RemovedMeetingBack,
    CloseSilentService,
    DraftChecks,
    DraftingModule,
    FirstWords,
    LetterCarrier,
    LetterQueue,
    LetterTraces,
    LettersService,
    LetterWriting,
    MarkSentService,
    AttemptsMover,
    NextAngle,
    NoteEffortService,
    OfferLog,
    OfferRemoval,
    OffersModule,
    OwnTemplatesService,
    RecordOutcomeService,
    RewriteDraftService,
    SendDraftService,
    SentFolder,
    SendLetterService,
    TakeSuggestionService,
    TemplateHistory,
    TemplateList,
    TemplatePreview,
    TripMessages,
    TripRemoval,
    UnclearLetterService,
    UndoAttemptService,
    WriteDraftService,
    WriteFollowUpService,
  ],
})
export class OutreachModule {}
