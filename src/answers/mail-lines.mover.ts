import { Injectable } from '@nestjs/common';
import { RowsMover } from '../contacts/merging/mover.js';

/** Links and numbers in mails that went out are about whoever they are now. */
@Injectable()
export class MailLinesMover extends RowsMover {
  readonly name = 'mail_lines';
}
