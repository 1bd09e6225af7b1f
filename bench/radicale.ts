import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long it may take to start, in tries of 100 ms. */
const TRIES = 100;

/** A calendar server that nobody here wrote (Debian's package radicale), with one calendar. */
export class Radicale {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static get isInstalled(): boolean {
    return spawnSync('radicale', ['--version']).status === 0;
  }

  static async with(calendar: string, folder: string): Promise<Radicale> {
    const server = await Radicale.start(folder, 'calendar');
    await server.put(calendar);
    return server;
  }

  /** With an address book instead, laid into its folder as it would do itself: taking 10,000 cards takes it minutes. */
  static async withCards(cards: ReadonlyMap<string, string>, folder: string): Promise<Radicale> {
    const book = join(folder, 'collection-root', 'bench', 'book');
    mkdirSync(book, { recursive: true });
    writeFileSync(join(book, '.Radicale.props'), JSON.stringify({ tag: 'VADDRESSBOOK', 'D:displayname': 'book' }));
    for (const [name, card] of cards) writeFileSync(join(book, name), card);
    const server = await Radicale.start(folder, 'book');
    await server.answers();
    return server;
  }

  private static async start(folder: string, collection: string): Promise<Radicale> {
    const port = await freePort();
    const child = spawn(
      'radicale',
      [
        ...['--server-hosts', `127.0.0.1:${port}`, '--storage-filesystem-folder', folder],
        ...['--auth-type', 'none', '--rights-type', 'authenticated', '--logging-level', 'error'],
      ],
      { stdio: 'ignore' },
    );
    return new Radicale(child, `http://127.0.0.1:${port}/bench/${collection}/`);
  }

  async close(): Promise<void> {
    this.child.kill();
    await once(this.child, 'exit');
  }

  get headers(): Record<string, string> {
    return { authorization: `Basic ${Buffer.from('bench:bench').toString('base64')}` };
  }

  private async answers(): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { headers, url } = this;
      const answer = await fetch(url, { method: 'PROPFIND', headers: { ...headers, depth: '0' } }).catch(() => null);
      if (answer?.status === 207) return;
      await sleep(100);
    }
    throw new Error('Radicale does not start');
  }

  private async put(body: string): Promise<void> {
    const headers = { ...this.headers, 'content-type': 'text/calendar; charset=utf-8' };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await fetch(this.url, { method: 'PUT', headers, body }).catch(() => null);
      if (answer?.ok) return;
      if (answer) throw new Error(`Radicale takes no calendar: ${answer.status} ${await answer.text()}`);
      await sleep(100);
    }
    throw new Error('Radicale does not start');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
