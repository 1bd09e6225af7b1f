import { Injectable } from '@nestjs/common';
import { Log } from '../common/log.js';
import { MinuteSchedule } from '../common/minute-tick.js';
import { ForgetMails } from './forget-mails.service.js';

/** Ends what the outbox keeps of mails that had their time. */
@Injectable()
export class MailSweepSchedule extends MinuteSchedule {
  constructor(
    private readonly mails: ForgetMails,
    log: Log,
  ) {
    super('mail sweep', log);
  }

  protected async pass(): Promise<void> {
    await this.step('forget mails', () => this.mails.forgetOld());
  }
}
