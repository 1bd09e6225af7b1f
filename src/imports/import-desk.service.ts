import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { PlannedRow } from './domain/plan-row.js';
import { undoHours } from './domain/undo-until.js';
import type { ImportState } from './domain/words.js';
import { ImportJobs } from './import-jobs.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { Import } from './import.entity.js';
import { ImportNotFound, ImportNotReady, ImportUnderWay } from './imports.errors.js';
import { ImportsStore } from './imports.store.js';

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
    return this.jobs.checked(current);
  }

  /** Stores a new one, and forgets the rows of old ones. Throws ImportUnderWay. */
  async open(current: Import): Promise<Import> {
    const { accountId } = current;
    await this.assertNoneUnderWay(accountId);
    return this.unitOfWork.run(async () => {
      await this.store.insert(current);
      const old = await this.store.untouchedSince(accountId, this.hoursAgo(undoHours));
      const abandoned = this.hoursAgo(PREVIEW_KEPT_HOURS);
      await this.store.forgetRowsOf(
        accountId,
        old.filter(({ state, updatedAt }) => state !== 'preview' || updatedAt < abandoned),
      );
      return current;
    });
  }

  /** Moves it on; throws ImportNotReady if it has left that step already. Inside a unit of work. */
  async move(current: Import, from: ImportState, changes: Partial<Import> & { state: ImportState }): Promise<Import> {
    const marked = { ...changes, updatedAt: this.clock.now().toISOString() };
    if (!(await this.store.move(current, from, marked))) throw new ImportNotReady();
    return { ...current, ...marked };
  }

  /** Takes the account's one place for importing. Throws ImportUnderWay, ImportNotReady. */
  async claim(current: Import, runner: string): Promise<Import> {
    await this.assertNoneUnderWay(current.accountId);
    return this.unitOfWork.run(async () => {
      await this.store.lockAccount(current.accountId);
      const others = await this.store.running(current.accountId);
      if (others.some(({ state }) => state === 'importing')) throw new ImportUnderWay();
      return this.move(current, 'preview', { state: 'importing', runner });
    });
  }

  /** Inside a unit of work. */
  keep(current: Import, changes: Partial<Import>): Promise<void> {
    return this.store.save(current, changes);
  }

  /** Inside a unit of work. */
  async keepRows(current: Import, planned: readonly PlannedRow[], counts: Partial<Import>): Promise<void> {
    await this.rows.insert(current, planned);
    await this.store.save(current, { ...counts, updatedAt: this.clock.now().toISOString() });
  }

  private async assertNoneUnderWay(accountId: string): Promise<void> {
    for (const other of await this.store.running(accountId)) {
      const { state } = await this.jobs.checked(other);
      if (state !== 'failed') throw new ImportUnderWay();
    }
  }

  private hoursAgo(hours: number): string {
    return new Date(this.clock.now().getTime() - hours * HOUR_MS).toISOString();
  }
}
