import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AnswersModule } from '../answers/answers.module.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Holidays } from '../common/holidays.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MailModule } from '../mail/mail.module.js';
import { Together } from '../mail/together.js';
import { InTownModule } from '../in-town/in-town.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { DatedOfDay } from './dated.service.js';
import { DeadDay } from './dead-day.service.js';
import { DigestBeginnings } from './digest-beginnings.service.js';
import { DigestClaims } from './digest-claims.service.js';
import { DigestComposer } from './digest-composer.service.js';
import { DigestFacts } from './digest-facts.service.js';
import { DigestLetters } from './digest-letters.service.js';
import { DigestPreviewService } from './digest-preview.service.js';
import { DigestSender } from './digest-sender.service.js';
import { DigestTraces } from './digest-traces.service.js';
import { DigestSchedule } from './digest.schedule.js';
import { DigestService } from './digest.service.js';
import { DigestsStore } from './digests.store.js';
import { LastAct } from './last-act.service.js';
import { SuggestionsOfDay } from './suggestions-of-day.service.js';
import { WriteLessService } from './write-less.service.js';

@Module({
  imports: [
    AccountsModule,
    AnswersModule,
    ContactsModule,
    InTownModule,
    MailModule,
    MeetingsModule,
    OutreachModule,
    ReactivationModule,
    RemindersModule,
  ],
  providers: [
    DatedOfDay,
    DeadDay,
    DigestBeginnings,
    DigestClaims,
    DigestComposer,
    DigestFacts,
    DigestLetters,
    DigestPreviewService,
    DigestSchedule,
    DigestSender,
    DigestService,
    DigestTraces,
    DigestsStore,
    Holidays,
    LastAct,
    SuggestionsOfDay,
    { provide: Together, useFactory: (unitOfWork: UnitOfWork) => new Together(unitOfWork), inject: [UnitOfWork] },
    WriteLessService,
  ],
  exports: [DeadDay, DigestPreviewService, DigestSchedule, DigestService],
})
export class DigestModule {}
