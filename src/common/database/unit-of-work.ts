import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from './database.js';
import { takeWriteLock } from './write-lock.js';

/*
 * Of the module, not of each instance: up to Node 23 every storage ever used is looked at for every promise, as long as
 * the process lives. A hundred services one after the other, as in tests, made promises fifteen times slower.
 */
const current = new AsyncLocalStorage<{ readonly of: UnitOfWork; readonly manager: EntityManager }>();
const ending = new AsyncLocalStorage<() => Promise<void>>();

/**
 * The only door to a write. TypeORM keeps one shared connection on SQLite: without this queue, what another request
 * writes while a transaction waits would run inside that transaction and vanish with its rollback
 * (test/modules/unit-of-work.test.ts shows it). One transaction at a time on SQLite, first come first served;
 * nested calls join the outer one; PostgreSQL runs them side by side.
 */
@Injectable()
export class UnitOfWork {
  private last: Promise<unknown> = Promise.resolve();
  /** True at the start: a process that was killed may have left its log behind. */
  private logMayHoldDeleted = true;
  private pagesMayHoldDeleted = false;

  constructor(private readonly database: Database) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.current) return work();
    if (this.database.engine === 'postgres') return this.transaction(work);
    const result = this.last.then(() => this.transaction(() => this.lockThenWork(work)));
    this.last = result.catch(() => undefined);
    return result;
  }

  /**
   * After deleting for good: what SQLite's pages and its log (the -wal file) still repeat of it goes too, in turn with the
   * units of work. While somebody reads an older state it can't; then the next call does it. Elsewhere there is nothing to do.
   */
  shrinkLog(): Promise<void> {
    this.logMayHoldDeleted = true;
    this.pagesMayHoldDeleted = true;
    return this.shrinkLogIfNeeded();
  }

  /** The same, if the last try did not succeed, or nobody has tried since the start. */
  async shrinkLogIfNeeded(): Promise<void> {
    if (this.database.engine === 'postgres' || !(this.logMayHoldDeleted || this.pagesMayHoldDeleted)) return;
    const turn = this.last.then(async () => {
      if (this.pagesMayHoldDeleted) this.pagesMayHoldDeleted = !(await this.database.rewritePages());
      this.logMayHoldDeleted = !(await this.database.truncateLog());
    });
    this.last = turn.catch(() => undefined);
    // inside a unit of work its own end would be waited for
    if (!this.current) await turn;
  }

  /** Every unit of work that `work` leads to ends with `step`, before it is stored: what both write is stored, or neither. */
  endingEachWith(step: () => Promise<void>, work: () => void): void {
    ending.run(step, work);
  }

  private transaction<T>(work: () => Promise<T>): Promise<T> {
    const workThenEnd = async (): Promise<T> => {
      const result = await work();
      await ending.getStore()?.();
      return result;
    };
    return this.database.writing.transaction((manager) => current.run({ of: this, manager }, workThenEnd));
  }

  private async lockThenWork<T>(work: () => Promise<T>): Promise<T> {
    await takeWriteLock(this.writer);
    return work();
  }

  /** Writes, inside `run()` only. */
  get writer(): EntityManager {
    const manager = this.current;
    if (!manager) throw new Error('a write outside UnitOfWork.run()');
    return manager;
  }

  /** Reads: the transaction's own rows inside `run()`, committed rows only outside. */
  get reader(): EntityManager {
    return this.current ?? this.database.reading.manager;
  }

  private get current(): EntityManager | undefined {
    const store = current.getStore();
    return store?.of === this ? store.manager : undefined;
  }
}
