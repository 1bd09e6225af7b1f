import { closeSync, createWriteStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import SqliteFile from 'better-sqlite3';
import type { Account } from '../src/accounts/account.entity.js';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { SystemClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { sqlitePragmas } from '../src/common/database/data-source.js';
import { Database } from '../src/common/database/database.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { newId } from '../src/common/ids.js';
import { Log } from '../src/common/log.js';
import { ExportsModule } from '../src/exports/exports.module.js';
import { ExportsService } from '../src/exports/exports.service.js';
import type { ExportFormat } from '../src/exports/formats.js';
import { exportLimits, seedPeople } from './export-limit.js';
import type { PreparedWorkload, Workload } from './workload.js';

const SIZE = 100_000;
const BYTES_PER_MEGABYTE = 1e6;
const WATCH_EVERY_MS = 5;

@Module({})
class BenchModule {}

const formats = ['vcf', 'csv', 'json'] as const satisfies readonly ExportFormat[];

/** Source of the goal: performance.md, W4. */
export const exportWorkloads: readonly Workload[] = formats.map((format) => ({
  name: `export-${format}`,
  size: SIZE,
  what:
    `writes everybody with addresses and tags into a file (${format}); ` +
    'limit: one select over the same tables and strings put together, written to a file',
  goalRatio: 3,
  rounds: 5,
  prepare: () => prepare(format),
}));

async function prepare(format: (typeof formats)[number]): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'export.db');
  const service = await openService(folder, path);
  const accounts = service.get(AccountsService, { strict: false });
  const password = newId(new Date(0));
  const named = { name: 'Bench', email: 'bench@example.org', timeZone: 'Europe/Berlin', locale: 'de' } as const;
  const account = await accounts.create({ ...named, password });
  const raw = new SqliteFile(path);
  for (const [name, value] of sqlitePragmas) raw.pragma(`${name} = ${value}`);
  seedPeople(raw, account.id, SIZE);
  const before = process.memoryUsage();
  const most = { rss: 0, heap: 0 };
  return {
    project: async () => {
      const watch = setInterval(() => {
        const { rss, heapUsed, external } = process.memoryUsage();
        most.rss = Math.max(most.rss, rss - before.rss);
        most.heap = Math.max(most.heap, heapUsed + external - before.heapUsed - before.external);
      }, WATCH_EVERY_MS);
      await toFile(service, account, format, join(folder, 'project'));
      clearInterval(watch);
    },
    limit: () => toFileAtOnce(exportLimits[format](raw, account.id), join(folder, 'limit')),
    close: async () => {
      const [rss, heap] = [most.rss, most.heap].map((bytes) => Math.round(bytes / BYTES_PER_MEGABYTE));
      console.log(
        `export-${format}: memory grew by at most ${rss} MB with the mapped database file, ${heap} MB of it ours`,
      );
      raw.close();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toFile(service: INestApplicationContext, account: Account, format: ExportFormat, path: string): Promise<void> {
  const { pieces } = service.get(ExportsService, { strict: false }).file(account, format);
  return pipeline(Readable.from(pieces), createWriteStream(path));
}

function toFileAtOnce(pieces: Iterable<string>, path: string): void {
  const file = openSync(path, 'w');
  for (const piece of pieces) writeSync(file, piece);
  closeSync(file);
}

async function openService(folder: string, path: string): Promise<INestApplicationContext> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
  const database = await Database.open(config.databaseUrl);
  await database.migrate();
  await database.close();
  const common = CommonModule.with(config, new SystemClock(), new Log('silent'));
  const module = { module: BenchModule, imports: [common, DatabaseModule.open(), ExportsModule] };
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
}
