import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { freePort } from './free-port.js';

/** How long it may take to start, in tries of 100 ms. */
const TRIES = 150;

/** A calendar server that nobody here wrote (Debian's package radicale), empty; any user name, any password. */
export class RadicalePeer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static get isInstalled(): boolean {
    return spawnSync('radicale', ['--version']).status === 0;
  }

  static async start(): Promise<RadicalePeer> {
    const port = await freePort();
    const folder = join(mkdtempSync(join(inject('scratch'), 'radicale-')), 'collections');
    mkdirSync(folder);
    const child = spawn(
      'radicale',
      [
        ...['--config', '', '--server-hosts', `127.0.0.1:${port}`, '--storage-filesystem-folder', folder],
        ...['--auth-type', 'none', '--rights-type', 'owner_only', '--logging-level', 'error'],
      ],
      { stdio: 'ignore' },
    );
    const peer = new RadicalePeer(child, `http://127.0.0.1:${port}`);
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (await fetch(peer.url).catch(() => null)) return peer;
      await sleep(100);
    }
    throw new Error('Radicale does not start');
  }

  /** A new calendar of this user; gives its address. */
  async calendar(user: string, name: string): Promise<string> {
    const url = `${this.url}/${user}/${name}/`;
    const { status } = await this.send(user, 'MKCALENDAR', url);
    if (status !== 201) throw new Error(`Radicale makes no calendar: ${status}`);
    return url;
  }

  send(user: string, method: string, url: string, body?: string): Promise<Response> {
    const headers = { authorization: `Basic ${Buffer.from(`${user}:x`).toString('base64')}` };
    return fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  }

  async close(): Promise<void> {
    this.child.kill();
    await once(this.child, 'exit');
  }
}
