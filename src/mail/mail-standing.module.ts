import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MailStandingService } from './mail-standing.service.js';
import { MailStandingStore } from './mail-standing.store.js';

/** How the accounts' own addresses take their mails. */
@Module({
  imports: [AccountsModule],
  providers: [MailStandingService, MailStandingStore],
  exports: [MailStandingService],
})
export class MailStandingModule {}
