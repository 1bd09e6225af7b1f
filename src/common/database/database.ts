import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, QueryFailedError } from 'typeorm';
import { dataSourceOptions, readingOptions, sqlitePragmas } from './data-source.js';

/** Any constant: one lock for all instances that start together on an empty PostgreSQL. */
const MIGRATION_LOCK = 4_711_001;

/** Writing it anew takes some 0.3 s. In bytes. */
const REWRITTEN_UP_TO = 32 * 1024 * 1024;

export type Engine = 'sqlite' | 'postgres';

/**
 * The connections to the one database. On SQLite a second, read-only connection serves reads outside a unit of work:
 * on the writing one they would see rows that are not committed yet.
 */
export class Database {
  private constructor(
    readonly writing: DataSource,
    readonly reading: DataSource,
    readonly engine: Engine,
  ) {}

  static async open(url: string): Promise<Database> {
    const options = dataSourceOptions(url);
    if (options.type === 'postgres') {
      const source = await new DataSource(options).initialize();
      return new Database(source, source, 'postgres');
    }
    mkdirSync(dirname(String(options.database)), { recursive: true, mode: 0o700 });
    const writing = await new DataSource(options).initialize();
    await assertPragmas(writing);
    const reading = await new DataSource(readingOptions(url)).initialize();
    return new Database(writing, reading, 'sqlite');
  }

  async migrate(): Promise<void> {
    await this.locked(() => this.writing.runMigrations());
  }

  async undoLastMigration(): Promise<void> {
    await this.locked(() => this.writing.undoLastMigration());
  }

  async pendingMigrations(): Promise<boolean> {
    return this.writing.showMigrations();
  }

  /** Throws if it can't be reached. */
  async answers(): Promise<void> {
    await this.reading.query('select 1');
  }

  /**
   * SQLite's pages without what was deleted from them. `secure_delete` overwrites rows, but a page that is split or joined may
   * keep a copy of a key in its unused part, about once in some twenty mass deletions; only a file that is written anew has none.
   * Not for a large file: nobody else is served meanwhile. False: not now, for lack of space or because of a reader. Outside
   * transactions.
   */
  async rewritePages(): Promise<boolean> {
    const [size] = await this.writing.query<{ bytes: number }[]>(
      'select page_count * page_size as bytes from pragma_page_count, pragma_page_size',
    );
    if ((size?.bytes ?? 0) > REWRITTEN_UP_TO) return true;
    try {
      await this.writing.query('vacuum');
      return true;
    } catch (error) {
      if (error instanceof QueryFailedError) return false;
      throw error;
    }
  }

  /** SQLite's log is written back into the file and emptied; false if a reader was in the way. Outside transactions. */
  async truncateLog(): Promise<boolean> {
    await this.writing.query('pragma busy_timeout=0'); // SQLite's own waiting would hold up everything in this process
    try {
      const [row] = await this.writing.query<{ busy: number }[]>('pragma wal_checkpoint(TRUNCATE)');
      return row?.busy === 0;
    } finally {
      await this.writing.query('pragma busy_timeout=5000');
    }
  }

  async close(): Promise<void> {
    if (this.reading !== this.writing) await this.reading.destroy();
    await this.writing.destroy();
  }

  private async locked(work: () => Promise<unknown>): Promise<void> {
    if (this.engine === 'sqlite') {
      await work();
      return;
    }
    const lock = this.writing.createQueryRunner();
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await work();
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  }
}

/** A pragma that silently did not take effect would break a promise (docs/reliability.md): better not to start. */
async function assertPragmas(source: DataSource): Promise<void> {
  for (const [name, , expected] of sqlitePragmas) {
    const [row] = await source.query<Record<string, unknown>[]>(`pragma ${name}`);
    const value = String(Object.values(row ?? {})[0]);
    if (value !== expected) throw new Error(`SQLite runs with ${name}=${value}, but ${expected} is needed.`);
  }
}
