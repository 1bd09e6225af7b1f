import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { AppError } from '../common/errors.js';
import { Log } from '../common/log.js';
import type { ImportState } from './domain/words.js';
import { ImportProgress } from './import-progress.service.js';
import type { Import } from './import.entity.js';
import { INTERRUPTED, NOT_IMPORTED } from './imports.errors.js';
import { ImportsStore } from './imports.store.js';
import { hasGone } from './runner.js';

/** A process that is at work says so; see runner.ts. */
const MARKED_EVERY_MS = 30_000;

/** Work on imports that goes on after its request was answered. A job that fails leaves a sentence behind. */
@Injectable()
export class ImportJobs implements BeforeApplicationShutdown {
  private readonly jobById = new Map<string, Promise<void>>();

  constructor(
    readonly progress: ImportProgress,
    private readonly store: ImportsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Outside a unit of work: the job opens its own. One at a time for each import. */
  start(current: Import, work: () => Promise<void>): void {
    if (this.jobById.has(current.id)) return;
    const marking = setInterval(() => this.mark(current), MARKED_EVERY_MS).unref();
    const job = work()
      .catch((error: unknown) => this.fail(current, error))
      .finally(() => {
        clearInterval(marking);
        this.progress.end(current.id);
        this.jobById.delete(current.id);
      });
    this.jobById.set(current.id, job);
  }

  /** Waits until the import rests. */
  async settled(importId: string): Promise<void> {
    await this.jobById.get(importId);
  }

  /** True if the process that worked on it has gone: nothing of it was half done, and somebody may take it over. */
  isOrphan({ id, state, runner, updatedAt }: Import): boolean {
    const works = state === 'reading' || state === 'importing';
    return works && !this.jobById.has(id) && hasGone(runner, updatedAt, this.clock.now());
  }

  /**
   * It took several processes with it, so nobody tries again by themselves: what was being read has to be brought again,
   * what was being saved is a preview again, with every decision.
   */
  async giveUp(current: Import): Promise<void> {
    if (current.state === 'reading') return this.failed(current, INTERRUPTED);
    const changes = { state: 'preview', updatedAt: this.clock.now().toISOString() } as const;
    await this.unitOfWork.run(() => this.store.move(current, 'importing', changes));
  }

  /** A graceful stop lets jobs end. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.jobById.values());
  }

  private mark(current: Import): void {
    const updatedAt = this.clock.now().toISOString();
    this.unitOfWork
      .run(() => this.store.move(current, current.state, { state: current.state, updatedAt }))
      .catch((error: unknown) => this.log.error('import not marked', error, { importId: current.id }));
  }

  private async fail(current: Import, error: unknown): Promise<void> {
    if (!(error instanceof AppError)) this.log.error('import failed', error, { importId: current.id });
    try {
      await this.failed(current, error instanceof AppError ? error.type : NOT_IMPORTED);
    } catch (second) {
      this.log.error('import not marked as failed', second, { importId: current.id }); // it is tried again
    }
  }

  private async failed(current: Import, problem: string): Promise<void> {
    const state: ImportState = 'failed';
    const changes = { state, problem, updatedAt: this.clock.now().toISOString() };
    await this.unitOfWork.run(async () => {
      const moved = await this.store.move(current, current.state, changes);
      if (moved) await this.store.forgetRowsOf(current.accountId, [current]);
    });
  }
}
