import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import SqliteFile from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import type { Account } from '../src/accounts/account.entity.js';
import { AccountsModule } from '../src/accounts/accounts.module.js';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { SystemClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { sqlitePragmas } from '../src/common/database/data-source.js';
import { Database } from '../src/common/database/database.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { newId } from '../src/common/ids.js';
import { Log } from '../src/common/log.js';
import { emailKey, searchKey } from '../src/contacts/domain/name-key.js';
import { CommitImportService } from '../src/imports/commit-import.service.js';
import { ImportsModule } from '../src/imports/imports.module.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { ReadImportService } from '../src/imports/read-import.service.js';
import { connectionsCsv } from './import-file.js';
import type { PreparedWorkload, Workload } from './workload.js';

const ROWS = 30_000;
const ALREADY_THERE = 10_000;
/** So many rows of the file are among those. */
const KNOWN_ROWS = 3_000;
const BYTES_PER_MEGABYTE = 1e6;

@Module({})
class BenchModule {}

/** Source of the goals: performance.md, W3. */
export const importWorkloads: readonly Workload[] = [
  {
    name: 'import',
    size: ROWS,
    what:
      `reads, matches against ${ALREADY_THERE.toLocaleString('en')} people and stores a LinkedIn file, preview included; ` +
      'limit: csv-parse, a Set and prepared inserts into the same tables in one transaction',
    goalRatio: 3,
    rounds: 5,
    prepare,
  },
];

async function prepare(): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'import.db');
  const service = await openService(folder, path);
  const account = await anAccount(service);
  await importFile(service, account, connectionsCsv(0, ALREADY_THERE));
  const raw = new SqliteFile(path);
  const seedId = (raw.prepare('select id from imports').get() as { id: string }).id; // the one above
  const file = connectionsCsv(ALREADY_THERE - KNOWN_ROWS, ALREADY_THERE - KNOWN_ROWS + ROWS);
  const limit = await limitImport(join(folder, 'limit.db'), account, file);
  let mostGrowth = 0;
  return {
    project: async () => {
      const before = process.memoryUsage.rss();
      await importFile(service, account, file);
      mostGrowth = Math.max(mostGrowth, process.memoryUsage.rss() - before);
    },
    limit: limit.run,
    reset: () => {
      limit.reset();
      backTo(raw, seedId);
    },
    close: async () => {
      console.log(`import: memory grew by at most ${Math.round(mostGrowth / BYTES_PER_MEGABYTE)} MB (goal: under 100)`);
      raw.close();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function importFile(service: INestApplicationContext, account: Account, bytes: Buffer): Promise<void> {
  const get = <T>(token: Type<T>): T => service.get(token, { strict: false });
  const { id } = await get(ReadImportService).start(account, { fileName: 'Connections.csv', bytes });
  await get(ReadImportService).settled(id);
  await get(CommitImportService).commit(account, id);
  await get(CommitImportService).settled(id);
  const { state, added, unclearRows } = await get(ImportsService).find(account.id, id);
  if (state !== 'done' || unclearRows > 0)
    throw new Error(`the import is ${state}, ${added} came, ${unclearRows} are unclear`);
}

/** Only the people of the first import are there again; foreign keys are off, because this is not what is measured. */
function backTo(raw: SqliteFile.Database, seedId: string): void {
  raw.pragma('foreign_keys = OFF');
  raw.transaction(() => {
    raw
      .prepare('delete from contact_points where contact_id in (select id from contacts where import_id <> ?)')
      .run(seedId);
    raw.prepare('delete from contacts where import_id <> ?').run(seedId);
    raw.exec('delete from import_rows');
    raw.prepare('delete from imports where id <> ?').run(seedId);
  })();
  raw.pragma('wal_checkpoint(TRUNCATE)');
}

function openService(folder: string, path: string): Promise<INestApplicationContext> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
  const common = CommonModule.with(config, new SystemClock(), new Log('silent'));
  const imports = [common, DatabaseModule.open(), AccountsModule, ImportsModule];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
}

function anAccount(service: INestApplicationContext): Promise<Account> {
  const account = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
  return service
    .get(AccountsService, { strict: false })
    .create({ ...account, timeZone: 'Europe/Berlin', locale: 'de' });
}

interface RawRow {
  readonly 'First Name': string;
  readonly 'Last Name': string;
  readonly URL: string;
  readonly 'Email Address': string;
  readonly Company: string;
  readonly Position: string;
  readonly 'Connected On': string;
}

/**
 * W3 of performance.md: the least that reading, matching and storing such a file can cost. The same rows in the same two
 * tables with their indexes; no preview, no rules beyond the profile, no checks, nobody else's turn.
 */
async function limitImport(
  path: string,
  account: Account,
  file: Buffer,
): Promise<{ run: () => void; reset: () => void }> {
  const database = await Database.open(`sqlite:${path}`);
  await database.migrate();
  await database.writing.manager.insert('accounts', account);
  await database.close();
  const raw = new SqliteFile(path);
  for (const [name, value] of sqlitePragmas) raw.pragma(`${name} = ${value}`);
  const store = raw.transaction((bytes: Buffer) => storeRaw(raw, account.id, bytes));
  const seed = connectionsCsv(0, ALREADY_THERE);
  const reset = (): void => {
    raw.pragma('foreign_keys = OFF');
    raw.exec('delete from contact_points; delete from contacts');
    raw.pragma('foreign_keys = ON');
    store(seed);
    raw.pragma('wal_checkpoint(TRUNCATE)');
  };
  return { run: () => store(file), reset };
}

function storeRaw(raw: SqliteFile.Database, accountId: string, bytes: Buffer): void {
  const contact = raw.prepare(
    `insert into contacts (id, account_id, given_name, family_name, organisation, role, connected_on, silent_since_on,
       name_key, search_key, layer, layer_chosen, effective_cadence_days, never_suggest, please_dont, source, last_no,
       refusals_in_a_row, ease_group, quiet_on, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'loose', 0, 365, 0, 0, 'linkedin', 0, 0, 'loose.365.-.a', '2027-01-01', ?, ?)`,
  );
  const point = raw.prepare(
    `insert into contact_points (id, account_id, contact_id, kind, value, value_key, preferred, position)
     values (?, ?, ?, ?, ?, ?, 0, 0)`,
  );
  const known = new Set(raw.prepare("select value_key from contact_points where kind = 'link'").pluck().all());
  const now = new Date();
  for (const row of parse<RawRow>(bytes, { columns: true })) {
    const link = `linkedin:${row.URL.slice(row.URL.lastIndexOf('/') + 1)}`;
    if (known.has(link)) continue;
    known.add(link);
    const [id, at] = [newId(now), now.toISOString()];
    const {
      'First Name': given,
      'Last Name': family,
      Company: organisation,
      Position: role,
      'Connected On': day,
    } = row;
    const name = searchKey(`${family} ${given}`);
    const search = searchKey(`${given} ${family} ${organisation} ${role}`);
    contact.run(id, accountId, given, family, organisation, role, day, day, name, search, at, at);
    point.run(newId(now), accountId, id, 'link', row.URL, link);
    const email = row['Email Address'];
    if (email) point.run(newId(now), accountId, id, 'email', email, emailKey(email));
  }
}
