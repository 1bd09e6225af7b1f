import type { BeforeApplicationShutdown } from '@nestjs/common';
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

/** What the tick starts in one module, where stopping asks for no more than that the pass comes to its end. */
export abstract class MinuteSchedule implements BeforeApplicationShutdown {
  private readonly ticks: MinuteTick;

  constructor(name: string, log: Log) {
    this.ticks = new MinuteTick(name, log, () => this.pass());
  }

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    this.ticks.start();
  }

  tick(): Promise<void> {
    return this.ticks.now();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.ticks.stop();
  }

  /** What may be due, in steps. */
  protected abstract pass(): Promise<void>;

  protected step(name: string, work: () => Promise<unknown>): Promise<void> {
    return this.ticks.step(name, work);
  }
}
