import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { Database, type Engine } from '../../src/common/database/database.js';

/** SQLSTATE of PostgreSQL, appendix A. */
const DUPLICATE_DATABASE = '42P04';

/** What tests of each engine run on: SQLite in one project, PostgreSQL in the next one (vitest.config.ts). */
export const engines: readonly Engine[] = inject('engines');
/** For what such a file holds besides, so that it does not run twice. */
export const onSqlite = engines.filter((engine) => engine === 'sqlite');
export const onPostgres = engines.filter((engine) => engine === 'postgres');

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** A database of its own without any table. */
export async function emptyDatabase(engine: Engine): Promise<TestDatabase> {
  const name = newName();
  if (engine === 'sqlite') return sqliteFile(name);
  await administer(`create database ${name}`);
  return postgresDatabase(name);
}

/** A database of its own with every table and no row: a copy of one that was migrated once, which is much faster. */
export async function freshDatabase(engine: Engine): Promise<TestDatabase> {
  const name = newName();
  const template = await migratedTemplate(engine);
  if (engine === 'sqlite') {
    copyFileSync(sqlitePath(template), sqlitePath(name));
    return sqliteFile(name);
  }
  await administer(`create database ${name} template ${template} strategy file_copy`);
  return postgresDatabase(name);
}

/** One template for each worker, so that two workers never make the same one at the same time. */
async function migratedTemplate(engine: Engine): Promise<string> {
  const name = `template_${process.env.VITEST_POOL_ID ?? '0'}`;
  if (await templateExists(engine, name)) return name;
  const making = newName();
  if (engine === 'postgres') await administer(`create database ${making}`);
  const { url } = engine === 'sqlite' ? sqliteFile(making) : postgresDatabase(making);
  const database = await Database.open(url);
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
  if (engine === 'sqlite') renameSync(sqlitePath(making), sqlitePath(name));
  else await renamed(making, name);
  return name;
}

/** A worker that follows another may still meet its number: then the template is there, and this one is not needed. */
async function renamed(making: string, name: string): Promise<void> {
  try {
    await administer(`alter database ${making} rename to ${name}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== DUPLICATE_DATABASE) throw error;
    await administer(`drop database ${making}`);
  }
}

async function templateExists(engine: Engine, name: string): Promise<boolean> {
  if (engine === 'sqlite') return existsSync(sqlitePath(name));
  const found = await administer(`select 1 from pg_database where datname = '${name}'`);
  return found > 0;
}

function sqliteFile(name: string): TestDatabase {
  const path = sqlitePath(name);
  const drop = async (): Promise<void> => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return Promise.resolve();
  };
  return { url: `sqlite:${path}`, drop };
}

function postgresDatabase(name: string): TestDatabase {
  const drop = async (): Promise<void> => {
    await administer(`drop database ${name} with (force)`);
  };
  return { url: `${inject('postgres')}/${name}`, drop };
}

function sqlitePath(name: string): string {
  return join(inject('scratch'), `${name}.db`);
}

function newName(): string {
  return `t_${randomBytes(6).toString('hex')}`;
}

/** Runs one statement on the server itself and gives the number of rows. */
async function administer(sql: string): Promise<number> {
  const client = new pg.Client(`${inject('postgres')}/postgres`);
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
