import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MailboxModule } from '../mail/mailbox/mailbox.module.js';
import { DoctorService } from './doctor.service.js';
import { DoctorStore } from './doctor.store.js';
import { MailboxFindings } from './mailbox-findings.service.js';

@Module({
  imports: [AccountsModule, MailboxModule],
  providers: [DoctorService, MailboxFindings, DoctorStore],
  exports: [DoctorService],
})
export class DoctorModule {}
