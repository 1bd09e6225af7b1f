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
import { createApp } from '../src/app.js';
import { FeedsService } from '../src/calendar/feeds.service.js';
import { FixedClock } from '../src/common/clock.js';
import { Config } from '../src/common/config.js';
import type { Asked, Asking } from './http-client.js';
import { seedContacts } from './ladder-contacts.js';
import { Radicale } from './radicale.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
const [MEETINGS, REMINDERS, BIRTHDAYS] = [3_000, 1_000, 1_000];
const EVENTS = MEETINGS + REMINDERS + BIRTHDAYS;
const PEOPLE = 10_000;
/** Requests that make up one figure of what is answered at once. */
const BATCH = 400;
const HELLO = '/hello';

/** Source of the goals: performance.md, W5. */
export const feedWorkloads: readonly Workload[] = [
  {
    name: 'feed-304',
    size: EVENTS,
    what: 'a calendar that has not changed since: CPU of a 304; limit: a bare Fastify route that says hello',
    goalRatio: 2,
    rounds: 8,
    prepare: () => unchanged('bare'),
  },
  {
    name: 'feed-304-inside',
    size: EVENTS,
    what: 'the same; limit: a route that says hello inside of the service, after everything that comes before its routes',
    goalRatio: 2,
    rounds: 8,
    prepare: () => unchanged('inside'),
  },
  ...(Radicale.isInstalled ? [besideRadicale()] : notBesideRadicale()),
];

function besideRadicale(): Workload {
  const what = 'reads and prints a whole calendar, over HTTP; limit: GET of the same events from Radicale';
  return { name: 'feed', size: EVENTS, what, goalRatio: 0.2, rounds: 8, prepare: whole };
}

function notBesideRadicale(): Workload[] {
  console.warn(
    'feed is left out: Radicale is not installed (apt install radicale), and the goal is a part of its time',
  );
  return [];
}

async function whole(): Promise<PreparedWorkload> {
  const world = await FeedWorld.open();
  const body = await (await fetch(world.url)).text();
  const radicale = await Radicale.with(body, join(world.folder, 'radicale'));
  const once = { count: 1, connections: 1 };
  return {
    project: () => world.ask({ url: world.url, headers: {}, ...once }),
    limit: () => world.ask({ url: radicale.url, headers: radicale.headers, ...once }),
    remark: `${body.split('BEGIN:VEVENT').length - 1} events, ${(body.length / 1000).toFixed(0)} kB`,
    close: async () => {
      await radicale.close();
      await world.close();
    },
  };
}

async function unchanged(hello: 'bare' | 'inside'): Promise<PreparedWorkload> {
  const world = await FeedWorld.open();
  const tag = (await fetch(world.url, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ?? '';
  const bare = fastify();
  sayHello(bare);
  const address = await bare.listen({ port: 0, host: '127.0.0.1' });
  const url = new URL(HELLO, hello === 'bare' ? address : world.url).href;
  const many = { count: BATCH, connections: 10 };
  return {
    project: () => world.ask({ url: world.url, headers: { 'if-none-match': tag }, ...many }),
    limit: () => world.ask({ url, headers: {}, ...many }),
    clock: cpuMs,
    batch: BATCH,
    close: async () => {
      await bare.close();
      await world.close();
    },
  };
}

function sayHello(server: FastifyInstance): void {
  server.get(HELLO, (_request, reply) => reply.type('text/plain; charset=utf-8').send('hello'));
}

/** The service with one calendar, and whoever asks it. */
class FeedWorld {
  private constructor(
    readonly folder: string,
    readonly url: string,
    private readonly service: NestFastifyApplication,
    private readonly client: ChildProcess,
  ) {}

  static async open(): Promise<FeedWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
    const path = join(folder, 'feed.db');
    const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
    const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
    const service = await createApp(config, { clock: new FixedClock(`${today}T09:00:00.000Z`) });
    sayHello(service.getHttpAdapter().getInstance());
    const who = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
    const account = await service.get(AccountsService).create({ ...who, timeZone: 'Europe/Berlin', locale: 'de' });
    seed(path, account);
    const { url } = await service.get(FeedsService).create(account.id, { label: 'bench' });
    await service.listen(0, '127.0.0.1');
    const client = fork(new URL('./http-client.js', import.meta.url));
    return new FeedWorld(folder, (await service.getUrl()) + new URL(url).pathname, service, client);
  }

  async ask(asking: Asking): Promise<Asked> {
    const answer = once(this.client, 'message') as Promise<[Asked | { error: string }]>; // what http-client.ts sends
    this.client.send(asking);
    const [asked] = await answer;
    if ('error' in asked) throw new Error(asked.error);
    return asked;
  }

  async close(): Promise<void> {
    this.client.kill();
    await this.service.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Meetings of two years, one person each; reminders of the next months; birthdays all around the year. */
function seed(path: string, { id: account }: Account): void {
  const raw = new SqliteFile(path);
  seedContacts(raw, account, PEOPLE, today);
  const people = raw.prepare('select id from contacts order by id limit ?').pluck().all(MEETINGS) as string[];
  const times = [account, `${today}T08:00:00.000Z`, `${today}T08:00:00.000Z`] as const;
  const meeting = raw.prepare(
    `insert into meetings (id, account_id, start_at, end_at, time_zone, place, state, sequence, created_at, updated_at)
     values (?, ?, ?, ?, 'Europe/Berlin', 'Café Puschkin, Leipzig', 'agreed', 0, ?, ?)`,
  );
  const takesPart = raw.prepare(
    `insert into meeting_people (id, account_id, meeting_id, contact_id, response) values (?, ?, ?, ?, 'needs-action')`,
  );
  const reminder = raw.prepare(
    `insert into reminders (id, account_id, contact_id, kind, text, due_on, state, created_at, updated_at)
     values (?, ?, ?, 'thank-you', 'für das Gespräch über Radio', ?, 'open', ?, ?)`,
  );
  const birthday = raw.prepare('update contacts set birthday = ? where id = ?');
  const [owner, made, changed] = times;
  raw.transaction(() => {
    people.forEach((person, number) => {
      const id = (kind: number): string => `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
      const start = Date.parse(`${today}T15:00:00.000Z`) + (number - MEETINGS / 2) * 6 * 3_600_000;
      const [startAt, endAt] = [new Date(start).toISOString(), new Date(start + 2_700_000).toISOString()];
      const day = startAt.slice(0, 10);
      meeting.run(id(2), owner, startAt, endAt, made, changed);
      takesPart.run(id(3), owner, id(2), person);
      if (number < REMINDERS) reminder.run(id(4), owner, person, day, made, changed);
      if (number < BIRTHDAYS) birthday.run(`1990-${day.slice(5) === '02-29' ? '02-28' : day.slice(5)}`, person);
    });
  })();
  raw.close();
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
