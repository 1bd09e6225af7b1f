import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { ContactsModule } from '../../contacts/contacts.module.js';
import { MailModule } from '../../mail/mail.module.js';
import { OwnMailModule } from '../../mail/own/own-mail.module.js';
import { OutreachModule } from '../../outreach/outreach.module.js';
import { AnswersModule } from '../answers.module.js';
import { CarryOut } from './carry-out.service.js';
import { CommandSteps } from './command-steps.service.js';
import { CommandWordsService } from './command-words.service.js';
import { ReceiptComposer } from './receipt-composer.service.js';
import { Receipts } from './receipts.service.js';
import { Replies } from './replies.service.js';
import { ReplyOutcome } from './reply-outcome.service.js';

/** Answers to our mails that carry commands. */
@Module({
  imports: [AccountsModule, AnswersModule, ContactsModule, MailModule, OutreachModule, OwnMailModule],
  providers: [CarryOut, CommandSteps, CommandWordsService, ReceiptComposer, Receipts, Replies, ReplyOutcome],
  exports: [CommandWordsService, Replies],
})
export class CommandsModule {}
