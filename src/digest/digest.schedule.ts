import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { schedule, type ScheduledTask } from 'node-cron';
import { Clock } from '../common/clock.js';
import { Log } from '../common/log.js';
import { OutboxSender } from '../mail/outbox-sender.service.js';
import { CloseSilentService } from '../outreach/close-silent.service.js';
import { DigestService } from './digest.service.js';

const EVERY_MINUTE = '* * * * *';

/** As long as requests get to finish when the service stops. In ms. */
const STOP_WITHIN_MS = 10_000;

/**
 * The tick of every instance: node-cron says "look now", the database says what is due and who does it
 * (docs/reliability.md). It runs once at the start too, since missed minutes are never made up.
 */
@Injectable()
export class DigestSchedule implements BeforeApplicationShutdown {
  private stopping = false;
  private task: ScheduledTask | null = null;
  private running: Promise<void> = Promise.resolve();
  private delivering: Promise<void> | null = null;

  constructor(
    private readonly silent: CloseSilentService,
    private readonly digests: DigestService,
    private readonly outbox: OutboxSender,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    // a missed minute needs no warning: the next one finds all that is due
    this.task = schedule(EVERY_MINUTE, () => this.tick(), { noOverlap: true, suppressMissedWarning: true });
    void this.tick();
  }

  /** One pass; never rejects. */
  tick(): Promise<void> {
    this.running = this.running.then(() => this.pass());
    return this.running;
  }

  /** One pass that also waits until what it wrote is delivered: for the command line. */
  async tickAndDeliver(): Promise<void> {
    await this.tick();
    await this.delivering;
  }

  /**
   * Before the database closes: no new tick and no new mail; what has begun comes to its end, so that no answer of a mail
   * server gets lost. One that hangs is left behind after a while: its mail's lease runs out, and it is repeated once.
   */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.task?.destroy();
    this.task = null;
    const ended = this.running.then(() => this.delivering);
    await Promise.race([ended, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  private async pass(): Promise<void> {
    await this.step('close silent', () => this.silent.closeDue(this.clock.now()));
    await this.step('digests', () => this.digests.sendDue(this.clock.now()));
    // not awaited: a mail server that hangs must not keep the next minute's digests from being made
    this.delivering ??= this.step('deliver', () => this.outbox.sendDue(this.clock.now(), () => this.stopping)).finally(
      () => {
        this.delivering = null;
      },
    );
  }

  private async step(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error('tick failed', error, { step: name });
    }
  }
}
