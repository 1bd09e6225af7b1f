import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Log } from '../common/log.js';
import { MinuteTick } from '../common/minute-tick.js';
import { OutboxSender } from '../mail/outbox-sender.service.js';
import { CloseSilentService } from '../outreach/moves/close-silent.service.js';
import { DigestPass } from './digest-pass.js';
import { DigestService } from './digest.service.js';

/** As long as requests get to finish when the service stops. In ms. */
const STOP_WITHIN_MS = 10_000;

/** The daily mail and what goes with it, in every instance. */
@Injectable()
export class DigestSchedule implements BeforeApplicationShutdown {
  private stopping = false;
  private latest = new DigestPass();
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

  /** One pass that also waits until what it wrote is delivered, and gives what came of it: for the command line. */
  async tickAndDeliver(): Promise<DigestPass> {
    await this.ticks.now();
    await this.delivered();
    return this.latest;
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
    const pass = (this.latest = new DigestPass());
    await this.part('close silent', pass, () => this.silent.closeDue(this.clock.now()));
    await this.part('digests', pass, async () => {
      pass.written = await this.digests.sendDue(this.clock.now(), () => (pass.notWritten += 1));
    });
    // not awaited: a mail server that hangs must keep neither the next minute's digests nor their mails from going
    const delivery = this.part('deliver', pass, () =>
      this.outbox.sendDue(
        this.clock.now(),
        () => this.stopping,
        (mail) => pass.tried(mail),
      ),
    );
    this.delivering.add(delivery);
    void delivery.then(() => this.delivering.delete(delivery));
  }

  private part(name: string, pass: DigestPass, work: () => Promise<unknown>): Promise<void> {
    return this.ticks.step(name, async () => {
      await work();
      pass.parts += 1;
    });
  }

  private async delivered(): Promise<void> {
    await Promise.all(this.delivering);
  }
}
