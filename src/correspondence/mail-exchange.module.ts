import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MailboxModule } from '../mail/mailbox/mailbox.module.js';
import { OwnMailModule } from '../mail/own/own-mail.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { Correspondence } from './correspondence.service.js';
import { ExchangedMailsMover } from './exchanged-mails.mover.js';
import { ExchangedMailsStore } from './exchanged-mails.store.js';
import { MailExchange } from './mail-exchange.service.js';
import { MailTraces } from './mail-traces.service.js';
import { NoteMails } from './note-mails.service.js';
import { OwnMailboxes } from './own-mailboxes.service.js';
import { WhoseMail } from './whose-mail.service.js';

/** Notes which mails were exchanged with whom, and reads the mailboxes of users for it. */
@Module({
  imports: [
    AccountsModule,
    ContactsModule,
    InteractionsModule,
    InvitationsModule,
    MailboxModule,
    OutreachModule,
    OwnMailModule,
  ],
  providers: [
    Correspondence,
    ExchangedMailsMover,
    ExchangedMailsStore,
    MailExchange,
    MailTraces,
    NoteMails,
    OwnMailboxes,
    WhoseMail,
  ],
  exports: [Correspondence, ExchangedMailsMover, MailExchange, NoteMails],
})
export class MailExchangeModule {}
