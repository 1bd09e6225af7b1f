import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { ApplyRows } from './apply-rows.service.js';
import { CommitImportService } from './commit-import.service.js';
import { ImportDesk } from './import-desk.service.js';
import { ImportJobs } from './import-jobs.service.js';
import { ImportPeople } from './import-people.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsService } from './imports.service.js';
import { ImportsStore } from './imports.store.js';
import { KnownPeople } from './known-people.service.js';
import { ReadImportService } from './read-import.service.js';
import { TakeBack } from './take-back.service.js';
import { UndoImportService } from './undo-import.service.js';
import { UntouchedQuery } from './untouched.query.js';

/** People out of files: read into a preview, committed, taken back. */
@Module({
  imports: [ContactsModule],
  providers: [
    ApplyRows,
    CommitImportService,
    ImportDesk,
    ImportJobs,
    ImportPeople,
    ImportRowsStore,
    ImportsService,
    ImportsStore,
    KnownPeople,
    ReadImportService,
    TakeBack,
    UndoImportService,
    UntouchedQuery,
  ],
  exports: [CommitImportService, ImportsService, ReadImportService, UndoImportService],
})
export class ImportsModule {}
