import { Injectable } from '@nestjs/common';
import { Log } from '../common/log.js';
import { MinuteSchedule } from '../common/minute-tick.js';
import { ForgetGoneItems } from './forget-gone-items.service.js';

/** What was deleted long ago need not be remembered for those who ask what changed. */
@Injectable()
export class CollectionsSchedule extends MinuteSchedule {
  constructor(
    private readonly items: ForgetGoneItems,
    log: Log,
  ) {
    super('collections', log);
  }

  protected async pass(): Promise<void> {
    await this.step('note what is gone', () => this.items.noteGone());
    await this.step('forget what is gone', () => this.items.forgetGone());
  }
}
