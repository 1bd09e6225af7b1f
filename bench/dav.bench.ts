import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import SqliteFile from 'better-sqlite3';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { TokensService } from '../src/accounts/tokens.service.js';
import { createApp } from '../src/app.js';
import { FixedClock } from '../src/common/clock.js';
import { Config } from '../src/common/config.js';
import type { Asked, Asking } from './http-client.js';
import { seedContacts } from './ladder-contacts.js';
import { Radicale } from './radicale.js';
import type { PreparedWorkload, Workload } from './workload.js';

const today = '2026-11-26';
const CARDS = 10_000;
const CHANGED = 10;
/** How often memory is looked at while somebody reads. In ms. */
const LOOK_MS = 5;
const MEGABYTE = 1024 * 1024;

/** Source of the goals: performance.md, W6: "initial >= 10x, incremental >= 50x faster than Radicale sync-collection". */
export const davWorkloads: readonly Workload[] = Radicale.isInstalled
  ? [
      workload('dav-initial', 'reads what is in an address book (sync-collection without a token)', 0.1, initial),
      workload('dav-changed', `asks what changed: ${CHANGED} cards (sync-collection)`, 0.02, changed),
      workload('dav-unchanged', 'asks what changed: nothing (sync-collection)', 0.02, unchanged),
    ]
  : notBesideRadicale();

function workload(name: string, what: string, goalRatio: number, prepare: Workload['prepare']): Workload {
  return { name, size: CARDS, what: `${what}, over HTTP; limit: the same of Radicale`, goalRatio, rounds: 6, prepare };
}

function notBesideRadicale(): Workload[] {
  console.warn(
    'dav is left out: Radicale is not installed (apt install radicale), and the goals are parts of its time',
  );
  return [];
}

function initial(): Promise<PreparedWorkload> {
  return besideRadicale(() => Promise.resolve(''));
}

function changed(): Promise<PreparedWorkload> {
  return besideRadicale(async (book) => {
    const token = await book.token();
    for (let number = 0; number < CHANGED; number += 1) await book.change(number);
    return token;
  });
}

function unchanged(): Promise<PreparedWorkload> {
  return besideRadicale((book) => book.token());
}

/** Both are asked with the token that `prepared` gives for each. */
async function besideRadicale(prepared: (book: Book) => Promise<string>): Promise<PreparedWorkload> {
  const world = await DavWorld.open();
  const radicale = await Radicale.withCards(cards(), join(world.folder, 'radicale'));
  const theirs = new Book(radicale.url, radicale.headers);
  const [own, limit] = [await prepared(world.book), await prepared(theirs)];
  const memory = new Memory();
  let bytes = 0;
  return {
    project: async () => {
      ({ bytes } = await memory.during(() => world.ask(world.book.sync(own))));
    },
    limit: () => world.ask(theirs.sync(limit)),
    get remark() {
      return `${(bytes / 1000).toFixed(0)} kB; memory grew by ${memory.growth.toFixed(0)} MB at most`;
    },
    close: async () => {
      await radicale.close();
      await world.close();
    },
  };
}

/** An address book, ours or theirs. */
class Book {
  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  sync(token: string): Asking {
    const body =
      '<?xml version="1.0" encoding="utf-8"?><d:sync-collection xmlns:d="DAV:">' +
      `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`;
    const headers = { ...this.headers, depth: '0', 'content-type': 'application/xml', 'accept-encoding': 'identity' };
    return { url: this.url, method: 'REPORT', headers, body, count: 1, connections: 1 };
  }

  async token(): Promise<string> {
    const { url, method = '', headers, body = '' } = this.sync('');
    const text = await (await fetch(url, { method, headers, body })).text();
    const token = /sync-token>([^<]+)</.exec(text)?.[1];
    if (token === undefined) throw new Error(`no token: ${text.slice(0, 300)}`);
    return token;
  }

  async change(number: number): Promise<void> {
    const headers = { ...this.headers, 'content-type': 'text/vcard; charset=utf-8' };
    const answer = await fetch(this.url + nameOf(number), { method: 'PUT', headers, body: card(number, 'Changed') });
    if (!answer.ok) throw new Error(`PUT answers ${answer.status}: ${await answer.text()}`);
  }
}

/** How far the memory of this process grows while it answers. */
class Memory {
  /** In MB. */
  growth = 0;

  async during<T>(work: () => Promise<T>): Promise<T> {
    const before = process.memoryUsage.rss();
    const look = (): void => {
      this.growth = Math.max(this.growth, (process.memoryUsage.rss() - before) / MEGABYTE);
    };
    const timer = setInterval(look, LOOK_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      look();
    }
  }
}

/** The service with one address book, and whoever asks it. */
class DavWorld {
  private constructor(
    readonly folder: string,
    readonly book: Book,
    private readonly service: NestFastifyApplication,
    private readonly client: ChildProcess,
  ) {}

  static async open(): Promise<DavWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
    const path = join(folder, 'dav.db');
    const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
    const config = new Config({ ...settings, SECRET_KEY: 'a key for measuring, long enough for any check' });
    const service = await createApp(config, { clock: new FixedClock(`${today}T09:00:00.000Z`) });
    const who = { name: 'Ada Beispiel', email: 'ada@example.org', password: 'a long sentence to measure with' };
    const account = await service.get(AccountsService).create({ ...who, timeZone: 'Europe/Berlin', locale: 'de' });
    const raw = new SqliteFile(path);
    seedContacts(raw, account.id, CARDS, today);
    raw.close();
    const { secret } = await service
      .get(TokensService)
      .create(account.id, { label: 'bench', scopes: ['dav', 'write'] });
    await service.listen(0, '127.0.0.1');
    const authorization = `Basic ${Buffer.from(`${account.email}:${secret}`).toString('base64')}`;
    const book = new Book(`${await service.getUrl()}/dav/addressbooks/${account.id}/people/`, { authorization });
    return new DavWorld(folder, book, service, fork(new URL('./http-client.js', import.meta.url)));
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

/** The same people as ours, by the names of their files. */
function cards(): Map<string, string> {
  return new Map(Array.from({ length: CARDS }, (_, number) => [nameOf(number), card(number, 'Jonas')]));
}

/** As seedContacts calls them. */
function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function nameOf(number: number): string {
  return `${idOf(number)}.vcf`;
}

function card(number: number, given: string): string {
  const lines = [`UID:urn:uuid:${idOf(number)}`, `FN:${given} Person ${number}`, `N:Person ${number};${given};;;`];
  return ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
}
