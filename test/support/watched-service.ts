import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Engine } from '../../src/common/database/database.js';
import { freshDatabase } from './database.js';
import { freePort } from './free-port.js';
import { ServiceProcess } from './service-process.js';

const POLL_MS = 15;
const MEGABYTE = 1e6;

/** What the service says about an import. */
export interface ImportSeen {
  readonly id: string;
  readonly state: string;
  readonly problem: { readonly type: string; readonly text: string } | null;
  readonly counts: { readonly total: number };
}

/** The built service in a process of its own with one account, watched from outside while it works. */
export class WatchedService {
  private readonly health = fork(join(import.meta.dirname, 'health.child.mjs'));

  private constructor(
    private readonly service: ServiceProcess,
    private readonly base: string,
    private readonly headers: Readonly<Record<string, string>>,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(engine: Engine): Promise<WatchedService> {
    const database = await freshDatabase(engine);
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const environment = {
      ...{ PORT: String(port), BASE_URL: base, DATABASE_URL: database.url, LOG_LEVEL: 'trace' },
      DATA_DIR: mkdtempSync(join(inject('scratch'), 'watched-')),
    };
    const service = ServiceProcess.start(environment, { watched: true });
    const [, code = ''] = await service.says(/Setup code: (\S+)/);
    await service.says(/listens on/);
    return new WatchedService(service, base, await signedInHeaders(base, code), database.drop);
  }

  /** Everything it wrote to its log. */
  get log(): string {
    return this.service.output;
  }

  async call(method: string, path: string): Promise<Response> {
    return fetch(`${this.base}/api/v1${path}`, { method, headers: this.headers });
  }

  async upload(name: string, bytes: Buffer): Promise<Response> {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    return fetch(`${this.base}/api/v1/imports`, { method: 'POST', headers: this.headers, body });
  }

  /** The import once nothing works on it any more, or as it is when the time is over. */
  async rested(id: string, patienceMs: number): Promise<ImportSeen> {
    const until = performance.now() + patienceMs;
    for (;;) {
      const seen = (await (await this.call('GET', `/imports/${id}`)).json()) as ImportSeen;
      const works = seen.state === 'reading' || seen.state === 'importing';
      if (!works || performance.now() > until) return seen;
      await pause(POLL_MS);
    }
  }

  /** How long the slowest answer of /healthz took while something went on, in ms. */
  async slowestHealth(work: () => Promise<void>): Promise<number> {
    this.health.send({ url: `${this.base}/healthz` });
    try {
      await work();
    } finally {
      this.health.send({});
    }
    const [slowest] = (await once(this.health, 'message')) as [number]; // what health.child.mjs sends
    return slowest;
  }

  /** What it really holds, in MB: garbage is collected before. */
  async memory(): Promise<number> {
    return (await this.service.memory()) / MEGABYTE;
  }

  async stop(): Promise<void> {
    this.health.disconnect();
    await this.service.stop();
    await this.drop();
  }
}

async function signedInHeaders(base: string, code: string): Promise<Record<string, string>> {
  const owner = { name: 'Ada', email: 'ada@beispiel.example', password: 'ein langer satz zum ausprobieren' };
  const post = async (path: string, body: unknown): Promise<Response> =>
    fetch(`${base}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('/setup', { code, ...owner, timeZone: 'Europe/Berlin', locale: 'de' });
  const session = await post('/sessions', { email: owner.email, password: owner.password });
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const cookies = session.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { cookie: cookies.join('; '), 'x-csrf-token': csrfToken };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
