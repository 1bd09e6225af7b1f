import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AnswersModule } from '../../answers/answers.module.js';
import { CommandsModule } from '../../answers/commands/commands.module.js';
import { MailboxModule } from '../../mail/mailbox/mailbox.module.js';
import { MailModule } from '../../mail/mail.module.js';
import { OwnMailModule } from '../../mail/own/own-mail.module.js';
import { CorrespondenceModule } from '../correspondence.module.js';
import { HouseMail } from './house-mail.service.js';
import { HouseRoutes } from './house-routes.service.js';
import { LoggedMail } from './logged-mail.service.js';
import { ReturnedMail } from './returned-mail.service.js';

/** The service's own mailbox: answers with commands, mails to be noted, mails that came back. */
@Module({
  imports: [
    AccountsModule,
    AnswersModule,
    CommandsModule,
    CorrespondenceModule,
    MailboxModule,
    MailModule,
    OwnMailModule,
  ],
  providers: [HouseMail, HouseRoutes, LoggedMail, ReturnedMail],
})
export class HouseMailModule {}
