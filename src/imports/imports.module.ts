import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { AccountInserts } from './account/account-inserts.service.js';
import { AccountPeople } from './account/account-people.service.js';
import { AccountRowsStore } from './account/account-rows.store.js';
import { ImportPartsStore } from './account/import-parts.store.js';
import { MappedRows } from './account/mapped-rows.service.js';
import { ReadAccount } from './account/reading/read-account.service.js';
import { TakeIn } from './account/take-in.service.js';
import { ApplyRows } from './commit/apply-rows.service.js';
import { BroughtThings } from './commit/brought-things.service.js';
import { CommitImportService } from './commit/commit-import.service.js';
import { CustomOfPeople } from './commit/custom-of-people.service.js';
import { ImportDesk } from './import-desk.service.js';
import { ImportJobs } from './jobs/import-jobs.service.js';
import { ImportPeople } from './commit/import-people.service.js';
import { ImportRuns } from './commit/import-runs.service.js';
import { ImportTraces } from './rows/import-traces.service.js';
import { ImportRowsStore } from './rows/import-rows.store.js';
import { ImportsService } from './imports.service.js';
import { ImportsStore } from './imports.store.js';
import { KnownPeople } from './known-people.service.js';
import { ImportRowsMover } from './rows/import-rows.mover.js';
import { PreviewService } from './preview/preview.service.js';
import { PreviewRows } from './preview/preview-rows.query.js';
import { ChangeReadingService } from './preview/change-reading.service.js';
import { DescribedFiles } from './files/described-files.service.js';
import { ImportFilesStore } from './files/import-files.store.js';
import { ImportFiles } from './files/import-files.service.js';
import { Outlines } from './files/outlines.service.js';
import { ImportProgress } from './jobs/import-progress.service.js';
import { ImportKinds } from './jobs/import-kinds.service.js';
import { ImportsSchedule } from './jobs/imports.schedule.js';
import { LeftBehind } from './jobs/left-behind.service.js';
import { KeepRows } from './preview/keep-rows.service.js';
import { LeftOutService } from './preview/left-out.service.js';
import { ReadFiles } from './preview/read-files.service.js';
import { ResumeImports } from './jobs/resume-imports.service.js';
import { ReadImportService } from './preview/read-import.service.js';
import { TriageCardsMover } from './triage/triage-cards.mover.js';
import { TriageCardsStore } from './triage/triage-cards.store.js';
import { TriageDeck } from './triage/triage-deck.service.js';
import { TriageStations } from './triage/triage-stations.service.js';
import { TriageService } from './triage/triage.service.js';
import { TakeBackAdditions } from './undo/take-back-additions.service.js';
import { TakeBackPeople } from './undo/take-back-people.service.js';
import { TakeBack } from './undo/take-back.service.js';
import { Ties } from './commit/ties.service.js';
import { UndoImportService } from './undo/undo-import.service.js';
import { UpdatePeople } from './commit/update-people.service.js';
import { UntouchedQuery } from './undo/untouched.query.js';

/** People out of files: read into a preview, committed, taken back. */
@Module({
  imports: [AccountsModule, ContactsModule, InteractionsModule, RemindersModule, StationsModule],
  providers: [
    AccountInserts,
    ChangeReadingService,
    DescribedFiles,
    ImportFiles,
    ImportFilesStore,
    ImportProgress,
    ImportsSchedule,
    LeftOutService,
    Outlines,
    ReadFiles,
    ResumeImports,
    AccountPeople,
    AccountRowsStore,
    ApplyRows,
    BroughtThings,
    CustomOfPeople,
    ImportRuns,
    Ties,
    UpdatePeople,
    CommitImportService,
    ImportDesk,
    ImportJobs,
    ImportKinds,
    ImportPartsStore,
    ImportPeople,
    ImportRowsStore,
    ImportTraces,
    ImportsService,
    ImportsStore,
    KeepRows,
    KnownPeople,
    LeftBehind,
    MappedRows,
    ImportRowsMover,
    PreviewRows,
    PreviewService,
    ReadAccount,
    ReadImportService,
    TakeBack,
    TakeBackAdditions,
    TakeBackPeople,
    TakeIn,
    TriageCardsMover,
    TriageCardsStore,
    TriageDeck,
    TriageService,
    TriageStations,
    UndoImportService,
    UntouchedQuery,
  ],
  exports: [
    ChangeReadingService,
    DescribedFiles,
    LeftOutService,
    ResumeImports,
    CommitImportService,
    ImportTraces,
    ImportsService,
    ImportRowsMover,
    TriageCardsMover,
    PreviewService,
    ReadImportService,
    UndoImportService,
    TriageDeck,
    TriageService,
  ],
})
export class ImportsModule {}
