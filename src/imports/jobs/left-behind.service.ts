import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { ImportDesk } from '../import-desk.service.js';
import type { Import } from '../import.entity.js';
import { ABANDONED, INTERRUPTED } from '../imports.errors.js';
import { ImportsStore } from '../imports.store.js';
import { ImportJobs } from './import-jobs.service.js';
import { hasGone, runnerMark, triesOf } from './runner.js';

/** Imports that nobody works on: their process has gone, or their user. */
@Injectable()
export class LeftBehind {
  constructor(
    private readonly store: ImportsStore,
    private readonly desk: ImportDesk,
    private readonly jobs: ImportJobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whose process has gone, perhaps of one account only: nothing of them was half done. */
  async orphans(accountId?: string): Promise<Import[]> {
    const running = accountId === undefined ? await this.store.allRunning() : await this.store.running(accountId);
    const now = this.clock.now();
    return running.filter(({ id, runner, updatedAt }) => !this.jobs.worksOn(id) && hasGone(runner, updatedAt, now));
  }

  /** Its step begins anew here, with nothing read; null if another process was faster. */
  async takeOver(current: Import): Promise<Import | null> {
    const { state, runner } = current;
    const marked = { state, runner: runnerMark(triesOf(runner)), updatedAt: this.clock.now().toISOString() };
    return this.unitOfWork.run(async () => {
      if (!(await this.store.move(current, state, marked))) return null;
      if (state === 'reading') await this.store.forgetReadRows(current);
      return { ...current, ...marked };
    });
  }

  /**
   * It took several processes with it, so nobody tries again by themselves: what was being read has to be brought again,
   * what was being saved is a preview again, with every decision.
   */
  async giveUp(current: Import): Promise<void> {
    if (current.state === 'reading') return this.desk.fail(current, INTERRUPTED);
    const changes = { state: 'preview', updatedAt: this.clock.now().toISOString() } as const;
    await this.unitOfWork.run(() => this.store.move(current, 'importing', changes));
  }

  /** Previews that nobody came back to, of all accounts: what is in them goes. */
  async tidyUp(): Promise<void> {
    for (const current of await this.desk.abandoned()) await this.desk.fail(current, ABANDONED);
  }
}
