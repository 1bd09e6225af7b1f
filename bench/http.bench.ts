import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import SqliteFile from 'better-sqlite3';
import fastify, { type FastifyInstance } from 'fastify';
import type { Account } from '../src/accounts/account.entity.js';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { Authentication } from '../src/accounts/authentication.js';
import { SessionsService } from '../src/accounts/sessions.service.js';
import { createApp } from '../src/app.js';
import { FixedClock } from '../src/common/clock.js';
import { Config } from '../src/common/config.js';
import { Database } from '../src/common/database/database.js';
import type { Asked, Asking } from './http-client.js';
import { seedContacts } from './ladder-contacts.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
const INTERACTIONS = 5_000;
/** Requests that make up one figure. */
const BATCH = 200;
const CONNECTIONS = 10;

/** Source of the goals: performance.md, W8: at most 3 times the CPU of a bare route, flat in the number of contacts. */
const goals = { goalRatio: 3, goalGrowth: 1.5, rounds: 8 };

const pages: readonly (readonly [name: string, path: string, sizes: readonly number[], what: string])[] = [
  ['http-contacts', '/api/v1/contacts', [1_000, 10_000, 100_000], 'GET /api/v1/contacts, 50 people'],
  ['http-people', '/people', [1_000, 10_000, 100_000], 'GET /people, the first page'],
  ['http-today', '/today', [1_000, 10_000, 100_000], 'GET /today'],
  ['http-person', '/people/ID', [1_000], `GET /people/{id} with ${INTERACTIONS.toLocaleString('en')} interactions`],
];

/** Server CPU per request over real HTTP, beside a bare Fastify route in the same process that sends as many bytes. */
export const httpWorkloads: readonly Workload[] = pages.flatMap(([name, path, sizes, what]) =>
  sizes.map((size) => ({
    ...{ name, size, ...goals },
    what: `${what}: CPU of a request; limit: a bare Fastify route that sends as many bytes`,
    prepare: () => prepare(path, size),
  })),
);

async function prepare(path: string, size: number): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const service = await openService(folder);
  const client = fork(new URL('./http-client.js', import.meta.url));
  const account = await seeded(service, join(folder, 'http.db'), size);
  const { secret } = await service.get(SessionsService).open(account);
  const headers = { cookie: `${service.get(Authentication).cookieName}=${secret}` };
  await service.listen(0, '127.0.0.1');
  const url = (await service.getUrl()) + path.replace('ID', firstContact);
  const warm = await ask(client, { url, headers, count: BATCH, connections: CONNECTIONS });
  const statements = await countStatements(service, () => ask(client, { url, headers, count: 1, connections: 1 }));
  const bare = await bareService(warm.bytes);
  const asking = { headers, count: BATCH, connections: CONNECTIONS };
  const alone = await ask(client, { url, headers, count: BATCH, connections: 1 });
  return {
    project: () => ask(client, { url, ...asking }),
    limit: () => ask(client, { url: bare.url, ...asking }),
    clock: cpuMs,
    batch: BATCH,
    remark: `p50 ${median(alone.times).toFixed(1)} ms, ${statements} statements, ${(warm.bytes / 1000).toFixed(1)} kB`,
    close: async () => {
      client.kill();
      await bare.instance.close();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openService(folder: string): Promise<NestFastifyApplication> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder };
  const DATABASE_URL = `sqlite:${join(folder, 'http.db')}`;
  const config = new Config({
    ...settings,
    DATABASE_URL,
    SECRET_KEY: 'a key for measuring, long enough for any check',
  });
  return createApp(config, { clock: new FixedClock(`${today}T09:00:00.000Z`) });
}

const firstContact = '00000000-0000-7000-8000-000000000000';

/** An account with many people, each with an address, one of whom it has talked to a lot. */
async function seeded(service: NestFastifyApplication, path: string, size: number): Promise<Account> {
  const who = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
  const account = await service.get(AccountsService).create({ ...who, timeZone: 'Europe/Berlin', locale: 'de' });
  const raw = new SqliteFile(path);
  seedContacts(raw, account.id, size, today);
  raw
    .prepare(
      `insert into contact_points (id, account_id, contact_id, kind, value, value_key, label, preferred, position)
       select 'p' || substr(id, 2), account_id, id, 'email', 'person' || rowid || '@example.org',
         'person' || rowid || '@example.org', null, 1, 0 from contacts`,
    )
    .run();
  const insert = raw.prepare(
    `insert into interactions (id, account_id, contact_id, occurred_on, channel, direction, summary, logged_on, created_at)
     values (?, ?, ?, ?, 'call', 'mutual', 'We talked about this and that.', ?, ?)`,
  );
  raw.transaction(() => {
    for (let number = 0; number < INTERACTIONS; number += 1) {
      const id = `00000001-0000-7000-8000-${String(number).padStart(12, '0')}`;
      const day = `${2000 + (number % 26)}-0${1 + (number % 9)}-1${number % 10}`;
      insert.run(id, account.id, firstContact, day, day, `${day}T08:00:00.000Z`);
    }
  })();
  raw.close();
  return account;
}

async function bareService(bytes: number): Promise<{ instance: FastifyInstance; url: string }> {
  const instance = fastify();
  const body = 'x'.repeat(bytes);
  instance.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(body));
  return { instance, url: await instance.listen({ port: 0, host: '127.0.0.1' }) };
}

async function ask(client: ChildProcess, asking: Asking): Promise<Asked> {
  const answer = once(client, 'message') as Promise<[Asked | { error: string }]>; // what http-client.ts sends
  client.send(asking);
  const [asked] = await answer;
  if ('error' in asked) throw new Error(asked.error);
  return asked;
}

/** SQL statements of both connections while something is asked. */
async function countStatements(service: NestFastifyApplication, work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { reading, writing } = service.get(Database);
  const sources = [...new Set([reading, writing])];
  const before = sources.map(({ logger }) => logger);
  for (const source of sources) {
    const counting = Object.assign(Object.create(source.logger) as typeof source.logger, {
      logQuery: () => (count += 1),
    });
    Object.assign(source, { logger: counting });
  }
  await work();
  sources.forEach((source, position) => Object.assign(source, { logger: before[position] }));
  return count;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}
