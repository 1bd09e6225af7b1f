import { schedule, type ScheduledTask } from 'node-cron';
import type { Log } from './log.js';

const EVERY_MINUTE = '* * * * *';

/**
 * Wakes up at the start and each minute; what is due, and who does it, is a question to the database (docs/reliability.md).
 * One pass at a time, and none that rejects: a step that fails is logged, and the next minute tries again.
 */
export class MinuteTick {
  private task: ScheduledTask | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly name: string,
    private readonly log: Log,
    private readonly pass: () => Promise<void>,
  ) {}

  start(): void {
    // a missed minute needs no warning: the next one finds all that is due
    this.task = schedule(EVERY_MINUTE, () => this.now(), { noOverlap: true, suppressMissedWarning: true });
    void this.now();
  }

  /** One pass, once the one before has ended. */
  now(): Promise<void> {
    this.running = this.running.then(this.pass);
    return this.running;
  }

  /** No further pass; the one that has begun comes to its end. */
  async stop(): Promise<void> {
    await this.task?.destroy();
    this.task = null;
    await this.running;
  }

  /** A part of a pass, which keeps no other one from its turn. */
  async step(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error(`${this.name} failed`, error, { step: name });
    }
  }
}
