import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import SqliteFile from 'better-sqlite3';
import { AccountsModule } from '../src/accounts/accounts.module.js';
import { FixedClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { Log } from '../src/common/log.js';
import { TripPeopleService } from '../src/in-town/trip-people.service.js';
import { InTownModule } from '../src/in-town/in-town.module.js';
import { TripsModule } from '../src/trips/trips.module.js';
import { TripsService } from '../src/trips/trips.service.js';
import { anAccount } from './ladder-service.js';
import { seedPeople } from './search-contacts.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
/** People in the city and around it, whatever the number of contacts: the cost is theirs. */
const THERE = 150;
/** The limit reads the same people; the rest is the table of places, the order and the reasons. */
const GOAL_RATIO = 10;

@Module({})
class BenchModule {}

/** Whom one knows where a trip goes. */
export const tripsWorkloads: readonly Workload[] = [1_000, 100_000].map((size) => ({
  name: 'trips',
  size,
  what: `the people of a trip, ${THERE} of all; limit: the same people read by the index of cities in raw SQL`,
  goalRatio: GOAL_RATIO,
  goalGrowth: 1.5,
  rounds: 15,
  repeats: 10,
  prepare: () => prepare(size),
}));

async function prepare(size: number): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'trips.db');
  const service = await openService(folder, path);
  const account = await anAccount(service);
  const raw = new SqliteFile(path);
  seedPeople(raw, account.id, size, today);
  const there = raw.prepare(`update contacts set city = 'München', city_key = 'munchen'
    where id in (select id from contacts order by id limit ${THERE})`);
  there.run();
  const input = { city: 'München', from: '2026-12-01', to: '2026-12-03' };
  const trip = await service.get(TripsService, { strict: false }).create(account, input);
  const people = service.get(TripPeopleService, { strict: false });
  const limit = raw.prepare('select * from contacts where account_id = ? and city_key = ?');
  return {
    project: () => people.of(account, trip),
    limit: () => limit.all(account.id, 'munchen'),
    close: async () => {
      raw.close();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openService(folder: string, path: string): Promise<INestApplicationContext> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
  const common = CommonModule.with(config, new FixedClock(`${today}T09:00:00.000Z`), new Log('silent'));
  const imports = [common, DatabaseModule.open(), AccountsModule, InTownModule, TripsModule];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
}
