import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Log } from '../common/log.js';
import { MinuteTick } from '../common/minute-tick.js';
import { OutboxSender } from '../mail/outbox-sender.service.js';
import { CloseSilentService } from '../outreach/moves/close-silent.service.js';
import { DigestService } from './digest.service.js';

/** As long as requests get to finish when the service stops. In ms. */
const STOP_WITHIN_MS = 10_000;

/** The daily mail and what goes with it, in every instance. */
@Injectable()
export class DigestSchedule implements BeforeApplicationShutdown {
  private stopping = false;
  private readonly ticks: MinuteTick;
  /** What earlier passes still deliver: one of them may wait for a server that hangs. */
  private readonly delivering = new Set<Promise<void>>();

  constructor(
    private readonly silent: CloseSilentService,
    private readonly digests: DigestService,
    private readonly outbox: OutboxSender,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.ticks = new MinuteTick('tick', log, () => this.pass());
  }

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    this.ticks.start();
  }

  /** One pass that also waits until what it wrote is delivered: for the command line. */
  async tickAndDeliver(): Promise<void> {
    await this.ticks.now();
    await this.delivered();
  }

  /**
   * Before the database closes: no new tick and no new mail; what has begun comes to its end, so that no answer of a mail
   * server gets lost. One that hangs is left behind after a while: its mail's lease runs out, and it is repeated once.
   */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const ended = this.ticks.stop().then(() => this.delivered());
    await Promise.race([ended, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  private async pass(): Promise<void> {
    await this.ticks.step('close silent', () => this.silent.closeDue(this.clock.now()));
    await this.ticks.step('digests', () => this.digests.sendDue(this.clock.now()));
    // not awaited: a mail server that hangs must keep neither the next minute's digests nor their mails from going
    const delivery = this.ticks.step('deliver', () => this.outbox.sendDue(this.clock.now(), () => this.stopping));
    this.delivering.add(delivery);
    void delivery.then(() => this.delivering.delete(delivery));
  }

  private async delivered(): Promise<void> {
    await Promise.all(this.delivering);
  }
}
