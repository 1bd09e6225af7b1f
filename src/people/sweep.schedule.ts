import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { IdempotencyService } from '../accounts/idempotency/idempotency.service.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Log } from '../common/log.js';
import { MinuteTick } from '../common/minute-tick.js';
import { PurgeService } from './trash/purge.service.js';
import { ForgetChangesService } from './undo/forget-changes.service.js';

/** Ends what has had its time: people in the trash, what it takes to take something back, answers to repeated requests. */
@Injectable()
export class SweepSchedule implements BeforeApplicationShutdown {
  private readonly ticks: MinuteTick;

  constructor(
    private readonly purging: PurgeService,
    private readonly changes: ForgetChangesService,
    private readonly answers: IdempotencyService,
    private readonly unitOfWork: UnitOfWork,
    log: Log,
  ) {
    this.ticks = new MinuteTick('sweep', log, () => this.pass());
  }

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    this.ticks.start();
  }

  tick(): Promise<void> {
    return this.ticks.now();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticks.stop();
  }

  private async pass(): Promise<void> {
    await this.ticks.step('purge', () => this.purging.purgeDue());
    await this.ticks.step('forget changes', () => this.changes.forgetOld());
    await this.ticks.step('forget answers', () => this.answers.forgetOld());
    // what a purge could not clear because somebody was reading, and what a crash left behind
    await this.ticks.step('shrink log', () => this.unitOfWork.shrinkLogIfNeeded());
  }
}
