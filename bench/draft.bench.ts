import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { situations } from '../src/outreach/domain/words.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { WriteDraftService } from '../src/outreach/writing/write-draft.service.js';
import { seedPeople } from './search-contacts.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
/** The goal is 20 ms for a draft (issue 5); the limit takes a fraction of a millisecond. */
const GOAL_RATIO = 200;
const SAMPLE = 200;

@Module({})
class BenchModule {}

/** Every situation in turn, for another person each time, stored as the page and the API do it. */
export const draftWorkloads: readonly Workload[] = [1_000, 20_000].map((size) => ({
  name: 'draft',
  size,
  what: 'writes a draft and stores it; limit: the person read and a message of that size inserted in raw SQL',
  goalRatio: GOAL_RATIO,
  goalGrowth: 1.5,
  rounds: 15,
  repeats: 2 * situations.length,
  prepare: () => prepare(size),
}));

async function prepare(size: number): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'draft.db');
  const service = await openService(folder, path);
  const accounts = service.get(AccountsService, { strict: false });
  const owner = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
  const account = await accounts.create({ ...owner, timeZone: 'Europe/Berlin', locale: 'de' });
  const raw = new SqliteFile(path);
  seedPeople(raw, account.id, size, today);
  const people = raw.prepare('select id from contacts order by id limit ?').pluck().all(SAMPLE) as string[];
  const drafts = service.get(WriteDraftService, { strict: false });
  let [written, compared] = [0, 0];
  const personOf = (count: number): string => people[count % people.length] ?? '';
  const limit = limitOf(raw);
  return {
    project: () => {
      const situation = situations[written % situations.length] ?? 'coffee';
      return drafts.write(account, personOf(written++), { situation });
    },
    limit: () => limit(personOf(compared++)),
    close: async () => {
      raw.close();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function limitOf(raw: SqliteFile.Database): (contactId: string) => unknown {
  raw.exec('create table bench_letters (id integer primary key, contact_id text, body text)');
  const person = raw.prepare('select * from contacts where id = ?');
  const letter = raw.prepare('insert into bench_letters (contact_id, body) values (?, ?)');
  const body = 'ein Wort '.repeat(80); // a letter has about 80 words
  return (contactId) => [person.get(contactId), letter.run(contactId, body)];
}

function openService(folder: string, path: string): Promise<INestApplicationContext> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
  const common = CommonModule.with(config, new FixedClock(`${today}T09:00:00.000Z`), new Log('silent'));
  const imports = [common, DatabaseModule.open(), AccountsModule, OutreachModule];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
}
