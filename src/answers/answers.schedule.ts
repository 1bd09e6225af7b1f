import { Injectable } from '@nestjs/common';
import { Log } from '../common/log.js';
import { MinuteSchedule } from '../common/minute-tick.js';
import { ForgetMailKeys } from './forget-mail-keys.service.js';

/** Links and numbers of old mails have had their time. */
@Injectable()
export class AnswersSchedule extends MinuteSchedule {
  constructor(
    private readonly keys: ForgetMailKeys,
    log: Log,
  ) {
    super('answers', log);
  }

  protected async pass(): Promise<void> {
    await this.step('forget mail keys', () => this.keys.forgetOld());
  }
}
