import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { AnswersSchedule } from './answers.schedule.js';
import { ForgetMailKeys } from './forget-mail-keys.service.js';
import { LineActs } from './line-acts.service.js';
import { LinkTopics } from './link-topics.service.js';
import { LinkUndo } from './link-undo.service.js';
import { LogAddress } from './log-address.service.js';
import { LogAddressStore } from './log-address.store.js';
import { LogKeys } from './log-keys.service.js';
import { MailActions } from './mail-actions.service.js';
import { MailKeysService } from './mail-keys.service.js';
import { MailKeysStore } from './mail-keys.store.js';
import { MailLines } from './mail-lines.service.js';
import { MailLinesStore } from './mail-lines.store.js';
import { MailLinks } from './mail-links.service.js';
import { MailRhythm } from './mail-rhythm.service.js';
import { UsedKeys } from './used-keys.service.js';

/** What can be done from a mail: links, and answers that carry commands. */
@Module({
  imports: [AccountsModule, ContactsModule, InteractionsModule, PeopleModule, ReactivationModule, RemindersModule],
  providers: [
    AnswersSchedule,
    ForgetMailKeys,
    LineActs,
    LinkTopics,
    LinkUndo,
    LogAddress,
    LogAddressStore,
    LogKeys,
    MailActions,
    MailKeysService,
    MailKeysStore,
    MailLines,
    MailLinesStore,
    MailLinks,
    MailRhythm,
    UsedKeys,
  ],
  exports: [AnswersSchedule, LogAddress, MailActions, MailKeysService, MailLines, MailLinks, UsedKeys],
})
export class AnswersModule {}
