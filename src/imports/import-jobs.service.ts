import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { AppError } from '../common/errors.js';
import { Log } from '../common/log.js';
import type { ImportState } from './domain/words.js';
import type { Import } from './import.entity.js';
import { INTERRUPTED, NOT_IMPORTED } from './imports.errors.js';
import { ImportsStore } from './imports.store.js';
import { hasGone } from './runner.js';

/** Work on imports that goes on after its request was answered. A job that fails leaves a sentence behind. */
@Injectable()
export class ImportJobs implements BeforeApplicationShutdown {
  private readonly jobById = new Map<string, Promise<void>>();

  constructor(
    private readonly store: ImportsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Outside a unit of work: the job opens its own. */
  start(current: Import, work: () => Promise<void>): void {
    const job = work()
      .catch((error: unknown) => this.fail(current, error))
      .finally(() => this.jobById.delete(current.id));
    this.jobById.set(current.id, job);
  }

  /** Waits until the import rests. */
  async settled(importId: string): Promise<void> {
    await this.jobById.get(importId);
  }

  /**
   * The import as it stands when the process that worked on it has gone: nothing of it was half done. What was being
   * read has to be sent again; what was being saved is a preview again, with every decision.
   */
  async checked(current: Import): Promise<Import> {
    const { state, runner, updatedAt, id } = current;
    const works = state === 'reading' || state === 'importing';
    if (!works || this.jobById.has(id) || !hasGone(runner, updatedAt, this.clock.now())) return current;
    return state === 'importing' ? this.backToPreview(current) : this.failed(current, state, INTERRUPTED);
  }

  /** A graceful stop lets jobs end. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.jobById.values());
  }

  private async fail(current: Import, error: unknown): Promise<void> {
    if (!(error instanceof AppError)) this.log.error('import failed', error, { importId: current.id });
    try {
      await this.failed(current, current.state, error instanceof AppError ? error.type : NOT_IMPORTED);
    } catch (second) {
      this.log.error('import not marked as failed', second, { importId: current.id }); // the next look marks it
    }
  }

  private async backToPreview(current: Import): Promise<Import> {
    const changes = { state: 'preview', updatedAt: this.clock.now().toISOString() } as const;
    const moved = await this.unitOfWork.run(() => this.store.move(current, 'importing', changes));
    return moved ? { ...current, ...changes } : current;
  }

  private async failed(current: Import, from: ImportState, problem: string): Promise<Import> {
    const changes = { state: 'failed', problem, updatedAt: this.clock.now().toISOString() } as const;
    await this.unitOfWork.run(async () => {
      if (await this.store.move(current, from, changes)) await this.store.forgetRowsOf(current.accountId, [current]);
    });
    return { ...current, ...changes };
  }
}
