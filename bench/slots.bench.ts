import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import SqliteFile from 'better-sqlite3';
import { AccountsModule } from '../src/accounts/accounts.module.js';
import { BusyCalendarsModule } from '../src/busy-calendars/busy-calendars.module.js';
import { FixedClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { Log } from '../src/common/log.js';
import { FreeSlotsService } from '../src/slots/free-slots.service.js';
import { SlotsModule } from '../src/slots/slots.module.js';
import { anAccount } from './ladder-service.js';
import { seedCalendars } from './slots-calendars.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
const EVENTS = 5_000;
const RULES = 250;
/** The limit reads the same months; the rest is the hours of the days and the look at each half hour. */
const GOAL_RATIO = 10;
/** Source: performance.md, W10. Unit: ms. */
const GOAL_MS = 20;

@Module({})
class BenchModule {}

const monthsRead = `select busy_months.spans as spans from busy_months
  join busy_calendars on busy_calendars.id = busy_months.calendar_id and busy_calendars.counts = 1
  where busy_months.account_id = ? and busy_months.month in ('2026-11', '2026-12') limit 2000`;

/** When there is time in the next two weeks. */
export const slotsWorkloads: readonly Workload[] = [
  {
    name: 'slots',
    size: EVENTS,
    what: `free times of 14 days beside ${EVENTS} events and ${RULES} weekly ones, at most ${GOAL_MS} ms; limit: the same months read in raw SQL and parsed`,
    goalRatio: GOAL_RATIO,
    rounds: 15,
    repeats: 20,
    prepare,
  },
];

async function prepare(): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'slots.db');
  const service = await openService(folder, path);
  const account = await anAccount(service);
  const raw = new SqliteFile(path);
  seedCalendars(raw, { accountId: account.id, today, events: EVENTS, rules: RULES });
  const slots = service.get(FreeSlotsService, { strict: false });
  const wish = { from: today, to: '2026-12-09', minutes: 45, isAway: () => false };
  const found = await slots.free(account, wish);
  const plan = raw.prepare(`explain query plan ${monthsRead}`).all(account.id) as { readonly detail: string }[];
  const limit = raw.prepare(monthsRead);
  return {
    project: () => slots.free(account, wish),
    limit: () =>
      (limit.all(account.id) as { readonly spans: string }[]).map(({ spans }) => JSON.parse(spans) as unknown),
    remark: `${found.length} times are free; ${plan.map(({ detail }) => detail).join('; ')}`,
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
  const imports = [common, DatabaseModule.open(), AccountsModule, SlotsModule, BusyCalendarsModule];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
}
