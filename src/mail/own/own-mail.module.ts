import { Module } from '@nestjs/common';
import { MailStandingModule } from '../mail-standing.module.js';
import { ConnectionCheck } from './connection-check.service.js';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { OwnAddresses } from './own-addresses.service.js';
import { OwnMailService } from './own-mail.service.js';
import { OwnMailStore } from './own-mail.store.js';
import { ServiceMail } from './service-mail.js';
import { TestMail } from './test-mail.js';

/** The user's own mail account, and whether mails get out at all. */
@Module({
  imports: [AccountsModule, MailStandingModule],
  providers: [OwnMailStore, OwnMailService, OwnAddresses, ServiceMail, TestMail, ConnectionCheck],
  exports: [OwnAddresses, OwnMailService, ServiceMail, ConnectionCheck],
})
export class OwnMailModule {}
