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
import type { ListContacts } from '../src/contacts/contacts.input.js';
import { wordsAsked } from '../src/contacts/domain/search-words.js';
import { PeopleListService } from '../src/reactivation/people-list.service.js';
import { ReactivationModule } from '../src/reactivation/reactivation.module.js';
import { seedPeople } from './search-contacts.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
const many = 100_000;
/** What a field shows while one types. */
const SHOWN = 20;
const PAGE = 50;

/** Typed one after the other; half of them as they are written without umlauts. */
const texts = {
  'search-two-letters': ['mu', 'sc', 'an', 'be', 'ha', 'st', 'ra', 'vo'],
  'search-one-word': ['müller', 'muller', 'schm', 'redakteurin', 'radio', 'bachof', 'theater', 'praktikant'],
  'search-two-words': ['müll radio', 'redakteurin schm', 'muse prof', 'radio chef', 'agentur fre', 'kau verlag'],
  'search-miss': ['zzzzzz', 'qwertz', 'xylo radio', 'nobodyhere'],
  'search-typo': ['mulelr', 'redaktuerin', 'praktiknat', 'theatre'],
} as const;

/** Goals of docs/performance.md: a millisecond beside 50 µs; 57 ms for the fallback beside what trigrams take. */
const goals = { 'search-typo': 57, other: 20 };

@Module({})
class BenchModule {}

const searches = Object.entries(texts).map(([name, typed]): Workload => ({
  name,
  size: many,
  what: `finds ${SHOWN} people for what is typed; limit: ${SHOWN} ids out of the index in raw SQL, in any order`,
  goalRatio: name === 'search-typo' ? goals['search-typo'] : goals.other,
  rounds: 15,
  repeats: 4 * typed.length,
  prepare: () =>
    prepare(
      many,
      typed.map((q) => ({ q, limit: SHOWN })),
    ),
}));

const sorts = ['name', 'lastInteractionOn', 'createdAt', 'ease'] as const;
const lists = sorts.flatMap((sort) =>
  [1_000, 10_000, many].map((size): Workload => ({
    name: `list-${sort}`,
    size,
    what: `reads a page of ${PAGE}; limit: its ids out of the index of names in raw SQL`,
    goalRatio: 60,
    goalGrowth: 1.5,
    rounds: 15,
    repeats: 20,
    prepare: () => prepare(size, [{ sort, limit: PAGE }]),
  })),
);

export const searchWorkloads: readonly Workload[] = [...searches, ...lists];

async function prepare(size: number, queries: readonly ListContacts[]): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'search.db');
  const service = await openService(folder, path);
  const accounts = service.get(AccountsService, { strict: false });
  const owner = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
  const account = await accounts.create({ ...owner, timeZone: 'Europe/Berlin', locale: 'de' });
  const raw = new SqliteFile(path);
  seedPeople(raw, account.id, size, today);
  const list = service.get(PeopleListService, { strict: false });
  const limit = limitOf(raw, account.id);
  let asked = 0;
  let compared = 0;
  const nth = (count: number): ListContacts => queries[count % queries.length] ?? {};
  return {
    project: () => list.list(account, nth(asked++)),
    limit: () => limit(nth(compared++)),
    close: async () => {
      raw.close();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** W2 of docs/performance.md: FTS5 by beginnings with the account as a term, and the first page of an index. */
function limitOf(raw: SqliteFile.Database, accountId: string): (query: ListContacts) => unknown {
  const words = raw.prepare(`select contact_id from contact_words join contact_numbers on id = contact_words.rowid
    where contact_words match ? limit ${SHOWN}`);
  const page = raw.prepare(`select id from contacts where account_id = ? order by name_key, id limit ${PAGE + 1}`);
  return ({ q }) => {
    if (q === undefined) return page.all(accountId);
    const all = wordsAsked(q).map((word) => `words:"${word}"*`);
    return words.all(`account:"${accountId.replaceAll('-', '')}" AND ${all.join(' AND ')}`);
  };
}

function openService(folder: string, path: string): Promise<INestApplicationContext> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
  const common = CommonModule.with(config, new FixedClock(`${today}T09:00:00.000Z`), new Log('silent'));
  const imports = [common, DatabaseModule.open(), AccountsModule, ReactivationModule];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
}
