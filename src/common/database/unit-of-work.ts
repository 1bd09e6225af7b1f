import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from './database.js';
import { takeWriteLock } from './write-lock.js';

/**
 * The only door to a write. TypeORM keeps one shared connection on SQLite: without this queue, what another request
 * writes while a transaction waits would run inside that transaction and vanish with its rollback
 * (test/modules/unit-of-work.test.ts shows it). One transaction at a time on SQLite, first come first served;
 * nested calls join the outer one; PostgreSQL runs them side by side.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<EntityManager>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    if (this.database.engine === 'postgres') return this.transaction(work);
    const result = this.last.then(() => this.transaction(() => this.lockThenWork(work)));
    this.last = result.catch(() => undefined);
    return result;
  }

  private transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.database.writing.transaction((manager) => this.current.run(manager, work));
  }

  private async lockThenWork<T>(work: () => Promise<T>): Promise<T> {
    await takeWriteLock(this.writer);
    return work();
  }

  /** Writes, inside `run()` only. */
  get writer(): EntityManager {
    const manager = this.current.getStore();
    if (!manager) throw new Error('a write outside UnitOfWork.run()');
    return manager;
  }

  /** Reads: the transaction's own rows inside `run()`, committed rows only outside. */
  get reader(): EntityManager {
    return this.current.getStore() ?? this.database.reading.manager;
  }
}
