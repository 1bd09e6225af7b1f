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
import { ReadAccount } from './account/read-account.service.js';
import { TakeIn } from './account/take-in.service.js';
import { ApplyRows } from './apply-rows.service.js';
import { BroughtThings } from './brought-things.service.js';
import { CommitImportService } from './commit-import.service.js';
import { CustomOfPeople } from './custom-of-people.service.js';
import { ImportDesk } from './import-desk.service.js';
import { ImportJobs } from './import-jobs.service.js';
import { ImportPeople } from './import-people.service.js';
import { ImportRuns } from './import-runs.service.js';
import { ImportTraces } from './import-traces.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsService } from './imports.service.js';
import { ImportsStore } from './imports.store.js';
import { KnownPeople } from './known-people.service.js';
import { MovedImports } from './moved-imports.service.js';
import { PreviewService } from './preview.service.js';
import { PreviewRows } from './preview-rows.query.js';
import { ChangeReadingService } from './change-reading.service.js';
import { DescribedFiles } from './files/described-files.service.js';
import { ImportFilesStore } from './files/import-files.store.js';
import { ImportFiles } from './files/import-files.service.js';
import { Outlines } from './files/outlines.service.js';
import { ImportProgress } from './import-progress.service.js';
import { ImportsSchedule } from './imports.schedule.js';
import { LeftOutService } from './left-out.service.js';
import { ReadFiles } from './read-files.service.js';
import { ResumeImports } from './resume-imports.service.js';
import { ReadImportService } from './read-import.service.js';
import { TriageCardsStore } from './triage/triage-cards.store.js';
import { TriageDeck } from './triage/triage-deck.service.js';
import { TriageStations } from './triage/triage-stations.service.js';
import { TriageService } from './triage/triage.service.js';
import { TakeBackAdditions } from './take-back-additions.service.js';
import { TakeBackPeople } from './take-back-people.service.js';
import { TakeBack } from './take-back.service.js';
import { Ties } from './ties.service.js';
import { UndoImportService } from './undo-import.service.js';
import { UpdatePeople } from './update-people.service.js';
import { UntouchedQuery } from './untouched.query.js';

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
    ImportPartsStore,
    ImportPeople,
    ImportRowsStore,
    ImportTraces,
    ImportsService,
    ImportsStore,
    KnownPeople,
    MappedRows,
    MovedImports,
    PreviewRows,
    PreviewService,
    ReadAccount,
    ReadImportService,
    TakeBack,
    TakeBackAdditions,
    TakeBackPeople,
    TakeIn,
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
    MovedImports,
    PreviewService,
    ReadImportService,
    UndoImportService,
    TriageDeck,
    TriageService,
  ],
})
export class ImportsModule {}
