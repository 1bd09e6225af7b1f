import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { oneAtATimeFor } from '../common/database/for-change.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { undoHours } from './domain/undo-until.js';
import type { ImportState } from './domain/words.js';
import type { Import } from './import.entity.js';
import { ImportNotFound, ImportNotReady, ImportUnderWay } from './imports.errors.js';
import { ImportsStore } from './imports.store.js';
import { newImport } from './new-import.js';
import { runnerMark } from './jobs/runner.js';

const HOUR_MS = 3_600_000;
/** A preview that nobody came back to. */
const PREVIEW_KEPT_HOURS = 7 * 24;

/** The steps of an import, one at a time for each account. */
@Injectable()
export class ImportDesk {
  constructor(
    private readonly store: ImportsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The import as it is now. Throws ImportNotFound. */
  async find(accountId: string, id: string): Promise<Import> {
    const current = await this.store.find(accountId, id);
    if (!current) throw new ImportNotFound();
    return current;
  }

  /** Begins one that reads these files, keeps what belongs to it, and forgets the rows of old ones. Throws ImportUnderWay. */
  async open<T>(
    account: Account,
    files: Parameters<typeof newImport>[1],
    keep: (opened: Import) => Promise<T>,
  ): Promise<{ current: Import; kept: T }> {
    const current = newImport(account, files, this.clock.now());
    return this.unitOfWork.run(async () => {
      await oneAtATimeFor(this.unitOfWork.writer, account.id); // of two at once one reads
      await this.assertNoneUnderWay(account.id);
      await this.store.insert(current);
      const kept = await keep(current);
      const old = await this.store.untouchedSince(account.id, this.hoursAgo(undoHours));
      const abandoned = this.hoursAgo(PREVIEW_KEPT_HOURS);
      await this.store.forgetRowsOf(
        account.id,
        old.filter(({ state, updatedAt }) => state !== 'preview' || updatedAt < abandoned),
      );
      return { current, kept };
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

  /** Whoever looks at its mark sees that its process is at work. */
  async touch(current: Import): Promise<void> {
    const { state } = current;
    await this.unitOfWork.run(() => this.store.move(current, state, { state, ...this.mark() }));
  }

  /** It ends here, with a sentence, and what was read of it goes; nothing happens if it has left its step already. */
  async fail(current: Import, problem: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const moved = await this.store.move(current, current.state, { state: 'failed', problem, ...this.mark() });
      if (moved) await this.store.forgetRowsOf(current.accountId, [current]);
    });
  }

  /** Nothing was read yet. Inside a unit of work. */
  forgetReadRows(current: Import): Promise<void> {
    return this.store.forgetReadRows(current);
  }

  /** Previews of all accounts that nobody came back to for a week. */
  abandoned(): Promise<Import[]> {
    return this.store.previewsUntouchedSince(this.hoursAgo(PREVIEW_KEPT_HOURS));
  }

  /** Inside a unit of work. */
  keep(current: Import, changes: Partial<Import>): Promise<void> {
    return this.store.save(current, changes);
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
