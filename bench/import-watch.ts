import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

const BYTES_PER_MEGABYTE = 1e6;
const NANOSECONDS_PER_MS = 1e6;
const WATCH_EVERY_MS = 20;
const BYTES_PER_KIBIBYTE = 1024;
const STATUS = '/proc/self/status';
const LOOP_RESOLUTION_MS = 5;

/** What others notice of an import, and what it takes: over all runs, the worst of each. */
export class ImportWatch {
  private readonly client: ChildProcess = fork(new URL('./health-client.js', import.meta.url));
  private readonly loop: IntervalHistogram = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  private growth = 0;
  private peak = 0;
  private slowestHealth = 0;
  private longestBlock = 0;

  constructor(private readonly healthUrl: string) {}

  async during(work: () => Promise<void>): Promise<void> {
    const before = ownMemory();
    const watch = setInterval(() => this.sawMemory(before), WATCH_EVERY_MS);
    this.client.send({ url: this.healthUrl });
    this.loop.reset();
    this.loop.enable();
    await work();
    this.loop.disable();
    this.longestBlock = Math.max(this.longestBlock, this.loop.max / NANOSECONDS_PER_MS);
    clearInterval(watch);
    this.sawMemory(before);
    this.growth = Math.max(this.growth, ownMemory() - before);
    this.slowestHealth = Math.max(this.slowestHealth, await this.slowest());
  }

  get remark(): string {
    const megabytes = (bytes: number): string => `${Math.round(bytes / BYTES_PER_MEGABYTE)} MB`;
    return [
      `memory grew by at most ${megabytes(this.growth)}, ${megabytes(this.peak)} on the way (goal: under 100)`,
      `longest block ${Math.round(this.longestBlock)} ms`,
      `slowest /healthz ${Math.round(this.slowestHealth)} ms (goal: 1,000)`,
    ].join('; ');
  }

  close(): void {
    this.client.kill();
  }

  private sawMemory(before: number): void {
    this.peak = Math.max(this.peak, ownMemory() - before);
  }

  private async slowest(): Promise<number> {
    const answer = once(this.client, 'message') as Promise<[{ slowest: number } | { error: string }]>; // health-client.ts
    this.client.send({});
    const [told] = await answer;
    if ('error' in told) throw new Error(told.error);
    return told.slowest;
  }
}

/** Without the database files that SQLite maps, which the system takes back whenever it likes (proc(5): RssAnon). */
function ownMemory(): number {
  const [, kibibytes] = existsSync(STATUS) ? (/RssAnon:\s+(\d+) kB/.exec(readFileSync(STATUS, 'utf8')) ?? []) : [];
  return kibibytes === undefined ? process.memoryUsage.rss() : Number(kibibytes) * BYTES_PER_KIBIBYTE;
}
