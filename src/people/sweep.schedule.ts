import { Injectable } from '@nestjs/common';
import { IdempotencyService } from '../accounts/idempotency/idempotency.service.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Log } from '../common/log.js';
import { MinuteSchedule } from '../common/minute-tick.js';
import { PurgeService } from './trash/purge.service.js';
import { ForgetChangesService } from './undo/forget-changes.service.js';

/** Ends what has had its time: people in the trash, what it takes to take something back, answers to repeated requests. */
@Injectable()
export class SweepSchedule extends MinuteSchedule {
  constructor(
    private readonly purging: PurgeService,
    private readonly changes: ForgetChangesService,
    private readonly answers: IdempotencyService,
    private readonly unitOfWork: UnitOfWork,
    log: Log,
  ) {
    super('sweep', log);
  }

  protected async pass(): Promise<void> {
    await this.step('purge', () => this.purging.purgeDue());
    await this.step('forget changes', () => this.changes.forgetOld());
    await this.step('forget answers', () => this.answers.forgetOld());
    // what a purge could not clear because somebody was reading, and what a crash left behind
    await this.step('shrink log', () => this.unitOfWork.shrinkLogIfNeeded());
  }
}
