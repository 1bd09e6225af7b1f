import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { oneAtATimeFor } from '../common/database/for-change.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { nextTurn } from '../common/next-turn.js';
import type { PlannedRow } from './domain/plan-row.js';
import { undoHours } from './domain/undo-until.js';
import type { ImportState } from './domain/words.js';
import { ImportJobs } from './import-jobs.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { Import } from './import.entity.js';
import { ABANDONED, ImportNotFound, ImportNotReady, ImportUnderWay } from './imports.errors.js';
import { ImportsStore } from './imports.store.js';
import { newImport } from './new-import.js';
import { chunked } from '../common/chunked.js';
import { runnerMark, triesOf } from './runner.js';

/** Some 5 ms of writing, then others get their turn. */
const ROWS_AT_ONCE = 125;
const HOUR_MS = 3_600_000;
/** A preview that nobody came back to. */
const PREVIEW_KEPT_HOURS = 7 * 24;

/** The steps of an import, one at a time for each account. */
@Injectable()
export class ImportDesk {
  constructor(
    readonly jobs: ImportJobs,
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The import as it is now. Throws ImportNotFound. */
  async find(accountId: string, id: string): Promise<Import> {
    const current = await this.store.find(accountId, id);
    if (!current) throw new ImportNotFound();
    return current;
  }

  /** One that begins to read these files, not stored yet. */
  fresh(account: Account, files: Parameters<typeof newImport>[1]): Import {
    return newImport(account, files, this.clock.now());
  }

  /** Stores a new one with what belongs to it, and forgets the rows of old ones. Throws ImportUnderWay. */
  async open<T>(current: Import, keep: () => Promise<T>): Promise<T> {
    const { accountId } = current;
    return this.unitOfWork.run(async () => {
      await oneAtATimeFor(this.unitOfWork.writer, accountId); // of two at once one reads
      await this.assertNoneUnderWay(accountId);
      await this.store.insert(current);
      const kept = await keep();
      const old = await this.store.untouchedSince(accountId, this.hoursAgo(undoHours));
      const abandoned = this.hoursAgo(PREVIEW_KEPT_HOURS);
      await this.store.forgetRowsOf(
        accountId,
        old.filter(({ state, updatedAt }) => state !== 'preview' || updatedAt < abandoned),
      );
      return kept;
    });
  }

  /** Moves it on; throws ImportNotReady if it has left that step already. Inside a unit of work. */
  async move(current: Import, from: ImportState, changes: Partial<Import> & { state: ImportState }): Promise<Import> {
    const marked = { ...changes, ...this.mark() };
    if (!(await this.store.move(current, from, marked))) throw new ImportNotReady();
    if (changes.state === 'done') await this.store.forgetFileContents(current);
    return { ...current, ...marked };
  }

  /** Takes the account's one place for importing, or for reading anew. Throws ImportUnderWay, ImportNotReady. */
  async claim(current: Import, changes: Partial<Import> & { state: 'importing' | 'reading' }): Promise<Import> {
    return this.unitOfWork.run(async () => {
      await oneAtATimeFor(this.unitOfWork.writer, current.accountId);
      await this.assertNoneUnderWay(current.accountId);
      return this.move(current, 'preview', { ...changes, runner: runnerMark() });
    });
  }

  /** Takes over what a process left behind that has gone; null if another one was faster. */
  async takeOver(current: Import): Promise<Import | null> {
    const marked = { state: current.state, runner: runnerMark(triesOf(current.runner)), ...this.mark() };
    const moved = await this.unitOfWork.run(() => this.store.move(current, current.state, marked));
    return moved ? { ...current, ...marked } : null;
  }

  /** Nothing was read yet. Inside a unit of work. */
  forgetReadRows(current: Import): Promise<void> {
    return this.store.forgetReadRows(current);
  }

  /** What processes left behind that have gone, perhaps of one account only. */
  async orphans(accountId?: string): Promise<Import[]> {
    const running = accountId === undefined ? await this.store.allRunning() : await this.store.running(accountId);
    return running.filter((current) => this.jobs.isOrphan(current));
  }

  /** Previews that nobody came back to for a week, of all accounts: what is in them goes. */
  async tidyUp(): Promise<void> {
    const changes = { state: 'failed', problem: ABANDONED, ...this.mark() } as const;
    for (const current of await this.store.previewsUntouchedSince(this.hoursAgo(PREVIEW_KEPT_HOURS))) {
      await this.unitOfWork.run(async () => {
        const moved = await this.store.move(current, 'preview', changes);
        if (moved) await this.store.forgetRowsOf(current.accountId, [current]);
      });
    }
  }

  /** Inside a unit of work. */
  keep(current: Import, changes: Partial<Import>): Promise<void> {
    return this.store.save(current, changes);
  }

  /** Inside a unit of work. Throws ImportNotReady if another process has taken it over. */
  async keepRows(current: Import, planned: readonly PlannedRow[], counts: Partial<Import>): Promise<void> {
    await this.move(current, 'reading', { ...counts, state: 'reading' });
    for (const some of chunked(planned, ROWS_AT_ONCE)) {
      await this.rows.insert(current, some);
      await nextTurn();
    }
  }

  private async assertNoneUnderWay(accountId: string): Promise<void> {
    if ((await this.store.running(accountId)).length > 0) throw new ImportUnderWay();
  }

  private mark(): { updatedAt: string } {
    return { updatedAt: this.clock.now().toISOString() };
  }

  private hoursAgo(hours: number): string {
    return new Date(this.clock.now().getTime() - hours * HOUR_MS).toISOString();
  }
}
