import { Module } from '@nestjs/common';
import { FolderReading } from './folder-reading.service.js';
import { MailboxLeases } from './mailbox-leases.service.js';
import { MailboxLook } from './mailbox-look.service.js';
import { MailboxMarksStore } from './mailbox-marks.store.js';
import { MailboxReader } from './mailbox-reader.js';
import { MailboxStates } from './mailbox-states.service.js';
import { MailboxWatch } from './mailbox-watch.schedule.js';
import { StuckMailsStore } from './stuck-mails.store.js';
import { StuckMails } from './stuck-mails.service.js';

/** Reads mailboxes over IMAP; what becomes of the mails is said by the modules above. */
@Module({
  providers: [
    { provide: MailboxReader, useFactory: () => new MailboxReader() },
    MailboxMarksStore,
    MailboxStates,
    MailboxLeases,
    StuckMailsStore,
    StuckMails,
    FolderReading,
    MailboxLook,
    MailboxWatch,
  ],
  exports: [MailboxReader, MailboxStates, MailboxWatch],
})
export class MailboxModule {}
