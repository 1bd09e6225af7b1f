import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import SqliteFile from 'better-sqlite3';
import { AccountsModule } from '../src/accounts/accounts.module.js';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { FixedClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { Log } from '../src/common/log.js';
import { PairSearch } from '../src/people/duplicates/pair-search.service.js';
import { PeopleModule } from '../src/people/people.module.js';
import { seedDoubles } from './duplicates-contacts.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
const sizes = [10_000, 100_000];
/** Source: the second part's goals: 10,000 people in 1 s, and nobody waits meanwhile. Unit: milliseconds. */
const LONGEST_BLOCK = 50;
const NS_PER_MS = 1e6;

@Module({})
class BenchModule {}

export const duplicatesWorkloads: readonly Workload[] = sizes.map((size) => ({
  name: 'duplicates',
  size,
  what: 'finds likely duplicates among all people; limit: reading the same columns in raw SQL',
  goalRatio: 10,
  goalGrowth: 15,
  rounds: 3,
  prepare: () => prepare(size),
}));

async function prepare(size: number): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'duplicates.db');
  const service = await openService(folder, path);
  const account = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
  const accounts = service.get(AccountsService, { strict: false });
  const { id } = await accounts.create({ ...account, timeZone: 'Europe/Berlin', locale: 'de' });
  const raw = new SqliteFile(path);
  seedDoubles(raw, id, size, today);
  const search = service.get(PairSearch, { strict: false });
  const blocks: number[] = [];
  const project = async (): Promise<void> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await search.search(id);
    delay.disable();
    blocks.push(delay.max / NS_PER_MS);
  };
  const close = async (): Promise<void> => {
    raw.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    project,
    limit: limitRead(raw, id),
    close,
    get remark() {
      return remarkOn(blocks); // asked for after the last round
    },
  };
}

/** The first round only warms up. */
function remarkOn(blocks: readonly number[]): string {
  const longest = Math.max(...blocks.slice(1));
  const verdict = longest <= LONGEST_BLOCK ? 'within' : 'beyond';
  return `nobody else waits for longer than ${longest.toFixed(1)} ms (goal ${verdict} ${LONGEST_BLOCK})`;
}

function openService(folder: string, path: string): Promise<INestApplicationContext> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
  const common = CommonModule.with(config, new FixedClock(`${today}T09:00:00.000Z`), new Log('silent'));
  const imports = [common, DatabaseModule.open(), AccountsModule, PeopleModule];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
}

/** The least that looking at everybody can cost: reading what tells them apart, in one go. */
function limitRead(raw: SqliteFile.Database, accountId: string): () => unknown {
  const people = raw.prepare(
    `select id, given_name, family_name, nickname, organisation, station_id, birthday, gender from contacts
      where account_id = ? and deleted_at is null order by created_at, id`,
  );
  const points = raw.prepare('select contact_id, kind, value_key from contact_points where account_id = ?');
  return () => [people.all(accountId), points.all(accountId)];
}
