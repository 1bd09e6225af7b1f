import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Longer than any of these programs ever took; one that waits for an answer ends here. */
const PATIENCE_MS = 60_000;

export interface Answer {
  readonly status: number | null;
  /** What it printed, both ways. */
  readonly said: string;
}

/** Whether a program can be started; says loudly what is left out without it. */
export function isInstalled(program: string, debianPackage: string, args: readonly string[] = ['--version']): boolean {
  if (spawnSync(program, args).status === 0) return true;
  process.stderr.write(`SKIPPED: ${program} is not installed (Debian: apt-get install ${debianPackage}).\n`);
  return false;
}

/** A computer of somebody's: programs on it have a home folder of their own. */
export class Device {
  readonly home = mkdtempSync(join(inject('scratch'), 'device-'));

  /** A folder in its home, made if need be. */
  folder(...names: readonly string[]): string {
    const path = join(this.home, ...names);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Runs a program to its end, without blocking: the service that it talks to may run in this process. */
  async run(program: string, args: readonly string[], input = ''): Promise<Answer> {
    const env = { PATH: process.env['PATH'] ?? '', HOME: this.home, LC_ALL: 'C.UTF-8', TZ: 'Europe/Berlin' };
    const child = spawn(program, args, { cwd: this.home, env, timeout: PATIENCE_MS });
    const said: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    child.stdin.on('error', () => undefined); // it ended without reading
    child.stdin.end(input);
    const [status] = (await once(child, 'close')) as [number | null];
    return { status, said: Buffer.concat(said).toString() };
  }

  /** The same, for programs that must not refuse. */
  async ran(program: string, args: readonly string[], input = ''): Promise<string> {
    const { status, said } = await this.run(program, args, input);
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${said}`);
    return said;
  }
}
