import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionTriggers } from '../../migrations/collection-triggers.js';
import { migrations } from '../../migrations/all.js';
import { Database } from '../../src/common/database/database.js';
import { emptyDatabase, engines, onPostgres, onSqlite } from '../support/database.js';

/** What TypeORM would still have to change to make the tables match the entities. */
async function drift(source: DataSource): Promise<string[]> {
  const plan = await source.driver.createSchemaBuilder().log();
  return plan.upQueries.map((query) => query.query);
}

async function tables(source: DataSource): Promise<string[]> {
  const sql =
    source.options.type === 'postgres'
      ? "select table_name as name from information_schema.tables where table_schema = 'public'"
      : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
  const rows = await source.query<{ name: string }[]>(sql);
  return rows.map((row) => row.name).filter((name) => name !== 'migrations');
}

async function triggers(source: DataSource): Promise<string[]> {
  const sql =
    source.options.type === 'postgres'
      ? 'select tgname as name from pg_trigger where not tgisinternal'
      : "select name from sqlite_master where type = 'trigger'";
  return (await source.query<{ name: string }[]>(sql)).map(({ name }) => name);
}

describe.each(engines)('the migrations on %s', (engine) => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const empty = await emptyDatabase(engine);
    drop = empty.drop;
    database = await Database.open(empty.url);
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  it('make exactly the tables that the entities describe', async () => {
    await database.migrate();
    expect(await tables(database.writing)).not.toEqual([]);
    expect(await drift(database.writing)).toEqual([]);
  });

  it('leave every trigger that counts for phones: a table that is made anew on SQLite loses its own in silence', async () => {
    await database.migrate();
    const runner = database.writing.createQueryRunner();
    const { up } = collectionTriggers(runner);
    await runner.release();
    const names = up.flatMap((sql) => /^create (?:constraint )?trigger (\w+)/.exec(sql)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(20);
    expect(await triggers(database.writing)).toEqual(expect.arrayContaining(names));
  });

  it('can be undone one by one until nothing is left, and done again', async () => {
    for (const _ of migrations) await database.undoLastMigration();
    expect(await tables(database.writing)).toEqual([]);
    await database.migrate();
    expect(await drift(database.writing)).toEqual([]);
    expect(await database.pendingMigrations()).toBe(false);
  });
});

describe.each(onSqlite)('the list of migrations', () => {
  it('is in the order in which they were made', () => {
    const times = migrations.map((migration) => Number(/\d{13}$/.exec(migration.name)?.[0]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });
});

it.each(onPostgres)('two instances that start together on an empty PostgreSQL both come up', async () => {
  const { url, drop } = await emptyDatabase('postgres');
  const instances = await Promise.all([Database.open(url), Database.open(url)]);
  try {
    await Promise.all(instances.map((instance) => instance.migrate()));
    for (const instance of instances) expect(await drift(instance.writing)).toEqual([]);
  } finally {
    for (const instance of instances) await instance.close();
    await drop();
  }
});
