import { Module } from '@nestjs/common';
import { MailLinesMover } from './mail-lines.mover.js';

/** What merging people needs to know of mails; apart from the rest, which itself needs to know of people. */
@Module({
  providers: [MailLinesMover],
  exports: [MailLinesMover],
})
export class MailLinesModule {}
