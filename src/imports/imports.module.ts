import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { AccountInserts } from './account/account-inserts.service.js';
import { AccountPeople } from './account/account-people.service.js';
import { AccountRowsStore } from './account/account-rows.store.js';
import { ImportPartsStore } from './account/import-parts.store.js';
import { MappedRows } from './account/mapped-rows.service.js';
import { ReadAccount } from './account/read-account.service.js';
import { TakeIn } from './account/take-in.service.js';
import { ApplyRows } from './apply-rows.service.js';
import { BesidesOfPeople } from './besides-of-people.service.js';
import { CommitImportService } from './commit-import.service.js';
import { ImportDesk } from './import-desk.service.js';
import { ImportJobs } from './import-jobs.service.js';
import { ImportPeople } from './import-people.service.js';
import { ImportTraces } from './import-traces.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsService } from './imports.service.js';
import { ImportsStore } from './imports.store.js';
import { KnownPeople } from './known-people.service.js';
import { MoveRowsService } from './move-rows.service.js';
import { ReadImportService } from './read-import.service.js';
import { TakeBack } from './take-back.service.js';
import { UndoImportService } from './undo-import.service.js';
import { UntouchedQuery } from './untouched.query.js';

/** People out of files: read into a preview, committed, taken back. */
@Module({
  imports: [AccountsModule, ContactsModule, StationsModule],
  providers: [
    AccountInserts,
    AccountPeople,
    AccountRowsStore,
    ApplyRows,
    BesidesOfPeople,
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
    MoveRowsService,
    ReadAccount,
    ReadImportService,
    TakeBack,
    TakeIn,
    UndoImportService,
    UntouchedQuery,
  ],
  exports: [CommitImportService, ImportTraces, ImportsService, MoveRowsService, ReadImportService, UndoImportService],
})
export class ImportsModule {}
