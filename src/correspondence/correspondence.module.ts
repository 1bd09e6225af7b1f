import { Module } from '@nestjs/common';
import { MailExchangeModule } from './mail-exchange.module.js';

/** Reads mailboxes: what came back from the people one wrote to. */
@Module({ imports: [MailExchangeModule], exports: [MailExchangeModule] })
export class CorrespondenceModule {}
