import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const PATIENCE_MS = 20_000;

/** The built service as a process of its own, as `npm start` runs it. */
export class ServiceProcess {
  private printed = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<number | null>,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
  }

  /** Nothing of this process's environment reaches it but the way to find programs; `watched`: it can tell what it holds. */
  static start(environment: Readonly<Record<string, string>>, { watched = false } = {}): ServiceProcess {
    const options = watched ? ['--expose-gc', '--import', join(import.meta.dirname, 'memory.preload.mjs')] : [];
    const child = spawn(process.execPath, [...options, join(root, 'dist', 'src', 'main.js')], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', ...(watched ? (['ipc'] as const) : [])],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    return new ServiceProcess(child, ended);
  }

  /** Everything it wrote so far, to both streams. */
  get output(): string {
    return this.printed;
  }

  /** What is left after everything that nobody needs is collected, on its heap and beside it, in bytes. */
  async memory(): Promise<number> {
    this.child.send('memory');
    const [bytes] = (await once(this.child, 'message')) as [number]; // what memory.preload.mjs sends
    return bytes;
  }

  /** Waits until something stands in the output and gives what it matched. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const match = pattern.exec(this.printed);
      if (match) return match;
      if (this.child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${String(pattern)} was never printed, but:\n${this.printed}`);
  }

  /** Waits for its end; the status is null if a signal ended it. */
  async status(): Promise<number | null> {
    return this.ended;
  }

  /** Asks it to stop, as a service manager does. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}
