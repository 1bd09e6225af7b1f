import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Holidays } from '../common/holidays.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { SlotsModule } from '../slots/slots.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { AnswerTraces } from './answer-traces.service.js';
import { AttemptDetailsService } from './attempt-details.service.js';
import { AttemptEffects } from './attempt-effects.service.js';
import { AttemptReminders } from './attempt-reminders.service.js';
import { AttemptsService } from './attempts.service.js';
import { AttemptsStore } from './attempts.store.js';
import { ChangeMeetingService } from './change-meeting.service.js';
import { CloseSilentService } from './close-silent.service.js';
import { Comebacks } from './comebacks.service.js';
import { ContactFactsService } from './contact-facts.service.js';
import { DraftChecks } from './draft-checks.service.js';
import { DraftText } from './draft-text.service.js';
import { DraftWording } from './draft-wording.service.js';
import { DraftingModule } from './drafting/drafting.module.js';
import { MarkSentService } from './mark-sent.service.js';
import { MoveAttemptsService } from './move-attempts.service.js';
import { OpenAttemptsQuery } from './open-attempts.query.js';
import { RecordOutcomeService } from './record-outcome.service.js';
import { RewriteDraftService } from './rewrite-draft.service.js';
import { SendDraftService } from './send-draft.service.js';
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
    RemindersModule,
    SlotsModule,
    StationsModule,
  ],
  providers: [
    AnswerTraces,
    AttemptDetailsService,
    AttemptEffects,
    AttemptReminders,
    AttemptsService,
    AttemptsStore,
    ChangeMeetingService,
    CloseSilentService,
    Comebacks,
    ContactFactsService,
    DraftChecks,
    DraftText,
    DraftWording,
    Holidays,
    MarkSentService,
    MoveAttemptsService,
    OpenAttemptsQuery,
    RecordOutcomeService,
    RewriteDraftService,
    SendDraftService,
    UndoAttemptService,
    WriteDraftService,
    WriteFollowUpService,
  ],
  exports: [
    AttemptDetailsService,
    AttemptsService,
    ChangeMeetingService,
    CloseSilentService,
    DraftChecks,
    DraftingModule,
    MarkSentService,
    MoveAttemptsService,
    RecordOutcomeService,
    RewriteDraftService,
    SendDraftService,
    UndoAttemptService,
    WriteDraftService,
    WriteFollowUpService,
  ],
})
export class OutreachModule {}
