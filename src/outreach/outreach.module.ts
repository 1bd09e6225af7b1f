import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Holidays } from '../common/holidays.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { SlotsModule } from '../slots/slots.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { AnswerTraces } from './answer-traces.service.js';
import { AttemptDetailsService } from './attempt-details.service.js';
import { AttemptEffects } from './attempt-effects.service.js';
import { AttemptOriginsStore } from './attempt-origins.store.js';
import { AttemptReminders } from './attempt-reminders.service.js';
import { AttemptsService } from './attempts.service.js';
import { AttemptsStore } from './attempts.store.js';
import { BringService } from './bringing/bring.service.js';
import { OfferLog } from './bringing/offer-log.service.js';
import { OfferRemoval } from './bringing/offer-removal.service.js';
import { OfferUses } from './bringing/offer-uses.query.js';
import { ChangeMeetingService } from './change-meeting.service.js';
import { CloseSilentService } from './close-silent.service.js';
import { Comebacks } from './comebacks.service.js';
import { ContactFactsService } from './contact-facts.service.js';
import { DraftChecks } from './draft-checks.service.js';
import { DraftOccasions } from './draft-occasion.service.js';
import { DraftPointers } from './draft-pointers.service.js';
import { DraftSources } from './draft-sources.service.js';
import { DraftText } from './draft-text.service.js';
import { DraftWording } from './draft-wording.service.js';
import { DraftingModule } from './drafting/drafting.module.js';
import { FirstWords } from './first-words.service.js';
import { IntroducerThanks } from './introducer-thanks.service.js';
import { MarkSentService } from './mark-sent.service.js';
import { MoveAttemptsService } from './move-attempts.service.js';
import { NextAngle } from './next-angle.service.js';
import { NoteEffortService } from './note-effort.service.js';
import { OpenAttemptsQuery } from './open-attempts.query.js';
import { BuiltInTemplates } from './own-templates/built-in-templates.service.js';
import { ExampleDrafts } from './own-templates/example-drafts.service.js';
import { OwnTemplatesService } from './own-templates/own-templates.service.js';
import { OwnTemplatesStore } from './own-templates/own-templates.store.js';
import { TemplateHistory } from './own-templates/template-history.service.js';
import { TemplateList } from './own-templates/template-list.service.js';
import { TemplatePreview } from './own-templates/template-preview.service.js';
import { TemplateUsage } from './own-templates/template-usage.query.js';
import { RecordOutcomeService } from './record-outcome.service.js';
import { RewriteDraftService } from './rewrite-draft.service.js';
import { SendDraftService } from './send-draft.service.js';
import { TakeSuggestionService } from './take-suggestion.service.js';
import { TripCities } from './trip-cities.js';
import { TripMessages } from './trip-messages.service.js';
import { UndoAttemptService } from './undo-attempt.service.js';
import { WriteDraftService } from './write-draft.service.js';
import { WriteFollowUpService } from './write-follow-up.service.js';

@Module({
  imports: [
    AccountsModule,
    ContactsModule,
    DraftingModule,
    InteractionsModule,
    MeetingsModule,
    OffersModule,
    RemindersModule,
    SlotsModule,
    StationsModule,
  ],
  providers: [
    AnswerTraces,
    AttemptDetailsService,
    AttemptEffects,
    AttemptOriginsStore,
    AttemptReminders,
    AttemptsService,
    AttemptsStore,
    BringService,
    BuiltInTemplates,
    ChangeMeetingService,
    CloseSilentService,
    Comebacks,
    ContactFactsService,
    DraftChecks,
    DraftOccasions,
    DraftPointers,
    DraftSources,
    DraftText,
    DraftWording,
    ExampleDrafts,
    FirstWords,
    Holidays,
    IntroducerThanks,
    MarkSentService,
    MoveAttemptsService,
    NextAngle,
    NoteEffortService,
    OfferLog,
    OfferRemoval,
    OfferUses,
    OpenAttemptsQuery,
    OwnTemplatesService,
    OwnTemplatesStore,
    RecordOutcomeService,
    RewriteDraftService,
    SendDraftService,
    TakeSuggestionService,
    TemplateHistory,
    TemplateList,
    TemplatePreview,
    TemplateUsage,
    TripCities,
    TripMessages,
    UndoAttemptService,
    WriteDraftService,
    WriteFollowUpService,
  ],
  exports: [
    AttemptDetailsService,
    AttemptsService,
    BringService,
    ChangeMeetingService,
    CloseSilentService,
    DraftChecks,
    DraftingModule,
    FirstWords,
    MarkSentService,
    MoveAttemptsService,
    NextAngle,
    NoteEffortService,
    OfferLog,
    OfferRemoval,
    OffersModule,
    OwnTemplatesService,
    RecordOutcomeService,
    RewriteDraftService,
    SendDraftService,
    TakeSuggestionService,
    TemplateHistory,
    TemplateList,
    TemplatePreview,
    TripCities,
    TripMessages,
    UndoAttemptService,
    WriteDraftService,
    WriteFollowUpService,
  ],
})
export class OutreachModule {}
