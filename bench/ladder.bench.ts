import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import SqliteFile from 'better-sqlite3';
import { mondayOf } from '../src/common/local-date.js';
import { CandidatesService } from '../src/reactivation/candidates.service.js';
import { LadderService } from '../src/reactivation/ladder.service.js';
import { seedContacts } from './ladder-contacts.js';
import { anAccount, benchDay, openService } from './ladder-service.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = benchDay;
const sizes = [1_000, 10_000, 100_000];
/** The week's places at the default pace. */
const places = 3;

/** Source of the goals: performance.md, W1 and "The ease score and the index". */
const goals = { goalRatio: 3, goalGrowth: 1.5, rounds: 25, repeats: 40 };
/** The whole ladder asks so many questions (events, acts, gates, people), each of which may cost what one page may. */
const questions = 14;

const candidates = sizes.map((size): Workload => {
  const what = 'finds the easiest candidates; limit: a page of 20 from a partial index in raw SQL';
  return { name: 'ladder-query', size, what, ...goals, prepare: () => prepare(size, 'candidates') };
});

const whole = sizes.map((size): Workload => {
  const what = 'works out the whole week with reasons; limit: as for ladder-query';
  return {
    name: 'ladder',
    size,
    what,
    ...goals,
    goalRatio: questions * goals.goalRatio,
    prepare: () => prepare(size, 'ladder'),
  };
});

export const ladderWorkloads: readonly Workload[] = [...candidates, ...whole];

async function prepare(size: number, part: 'candidates' | 'ladder'): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'ladder.db');
  const service = await openService(folder, path);
  const account = await anAccount(service);
  const raw = new SqliteFile(path);
  seedContacts(raw, account.id, size, today);
  const limit = limitPage(raw, account.id);
  const get = <T>(token: Type<T>): T => service.get(token, { strict: false });
  const search = { accountId: account.id, industry: account.industry, excluded: new Set<string>() };
  const week = { ...search, today, monday: mondayOf(today) };
  const project =
    part === 'ladder'
      ? () => get(LadderService).ladder(account)
      : () => get(CandidatesService).easiest(week, places, null);
  const close = async (): Promise<void> => {
    raw.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { project, limit, close };
}

/** W1 of performance.md: the least a page of due people can cost, with a rank that never changes. */
function limitPage(raw: SqliteFile.Database, accountId: string): () => unknown {
  raw.exec(`create table due (account_id text, id text, is_due integer, warmth real, name text);
    insert into due select account_id, id, 1, abs(random()) / 9223372036854775807.0, name_key from contacts;
    create index due_rank on due (account_id, warmth desc, id desc) where is_due = 1;`);
  const page = raw.prepare(
    'select id, name, warmth from due where account_id = ? and is_due = 1 order by warmth desc, id desc limit 20',
  );
  return () => page.all(accountId);
}
