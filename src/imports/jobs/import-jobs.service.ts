import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import { Log } from '../../common/log.js';
import { ImportDesk } from '../import-desk.service.js';
import { ImportProgress } from './import-progress.service.js';
import type { Import } from '../import.entity.js';
import { NOT_IMPORTED } from '../imports.errors.js';

/** A process that is at work says so; see runner.ts. */
const MARKED_EVERY_MS = 30_000;

/** Work on imports that goes on after its request was answered. A job that fails leaves a sentence behind. */
@Injectable()
export class ImportJobs implements BeforeApplicationShutdown {
  private readonly jobById = new Map<string, Promise<void>>();

  constructor(
    private readonly desk: ImportDesk,
    private readonly progress: ImportProgress,
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

  /** True while this process works on it. */
  worksOn(importId: string): boolean {
    return this.jobById.has(importId);
  }

  /** A graceful stop lets jobs end. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.jobById.values());
  }

  private mark(current: Import): void {
    this.desk
      .touch(current)
      .catch((error: unknown) => this.log.error('import not marked', error, { importId: current.id }));
  }

  private async fail(current: Import, error: unknown): Promise<void> {
    if (!(error instanceof AppError)) this.log.error('import failed', error, { importId: current.id });
    try {
      await this.desk.fail(current, error instanceof AppError ? error.type : NOT_IMPORTED);
    } catch (second) {
      this.log.error('import not marked as failed', second, { importId: current.id }); // it is tried again
    }
  }
}
