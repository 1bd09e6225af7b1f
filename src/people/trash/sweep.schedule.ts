import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { schedule, type ScheduledTask } from 'node-cron';
import { IdempotencyService } from '../../accounts/idempotency/idempotency.service.js';
import { Log } from '../../common/log.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { ForgetChangesService } from '../undo/forget-changes.service.js';
import { PurgeService } from './purge.service.js';

const EVERY_MINUTE = '* * * * *';

/** The tick that ends what has had its 30 days: people in the trash, and what it takes to take something back; and what has had its day: answers to repeated requests. */
@Injectable()
export class SweepSchedule implements BeforeApplicationShutdown {
  private task: ScheduledTask | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly purging: PurgeService,
    private readonly changes: ForgetChangesService,
    private readonly answers: IdempotencyService,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    this.task = schedule(EVERY_MINUTE, () => this.tick(), { noOverlap: true, suppressMissedWarning: true });
    void this.tick();
  }

  /** One pass; never rejects. */
  tick(): Promise<void> {
    this.running = this.running.then(() => this.pass());
    return this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task?.destroy();
    this.task = null;
    await this.running;
  }

  private async pass(): Promise<void> {
    await this.step('purge', () => this.purging.purgeDue());
    await this.step('forget changes', () => this.changes.forgetOld());
    await this.step('forget answers', () => this.answers.forgetOld());
    // what a purge could not clear because somebody was reading, and what a crash left behind
    await this.step('shrink log', () => this.unitOfWork.shrinkLogIfNeeded());
  }

  private async step(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error('sweep failed', error, { step: name });
    }
  }
}
