import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';

/** How long another process may hold the file before we say so: ten seconds, as an import of 30,000 people takes four. */
const TRIES = 1000;
const MS_BETWEEN = 10;

/**
 * Takes SQLite's write lock at the beginning of a transaction. TypeORM begins transactions that only read until their
 * first write; if another process (a second server, a command) has written in between, SQLite refuses that write at
 * once. So the first statement is a write that changes nothing (in TypeORM's own table, which every database has). While the lock is taken we wait without busy_timeout:
 * SQLite's own waiting would hold up everything else in this process.
 */
export async function takeWriteLock(manager: EntityManager): Promise<void> {
  await manager.query('pragma busy_timeout=0');
  try {
    for (let tries = 1; !(await isTaken(manager, tries === TRIES)); tries += 1) await pause(MS_BETWEEN);
  } finally {
    await manager.query('pragma busy_timeout=5000');
  }
}

async function isTaken(manager: EntityManager, isLastTry: boolean): Promise<boolean> {
  try {
    await manager.query('delete from migrations where false');
    return true;
  } catch (error) {
    const code = (error as { driverError?: { code?: unknown } }).driverError?.code; // TypeORM's QueryFailedError
    if (isLastTry || typeof code !== 'string' || !code.startsWith('SQLITE_BUSY')) throw error;
    return false;
  }
}
