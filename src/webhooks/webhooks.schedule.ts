import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Log } from '../common/log.js';
import { MinuteTick } from '../common/minute-tick.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { WebhookSender } from './webhook-sender.service.js';

/** As long as a message takes at most. In ms. */
const STOP_WITHIN_MS = 10_000;

/** Tells webhooks what has happened, and forgets what they were told long ago; in every instance. */
@Injectable()
export class WebhooksSchedule implements BeforeApplicationShutdown {
  private stopping = false;
  private readonly ticks: MinuteTick;
  /** What earlier passes still send: one of them may wait for an address that hangs. */
  private readonly sending = new Set<Promise<void>>();

  constructor(
    private readonly sender: WebhookSender,
    private readonly deliveries: WebhookDeliveries,
    log: Log,
  ) {
    this.ticks = new MinuteTick('webhooks', log, () => this.pass());
  }

  /** For the process that serves; commands that only do one thing never start it. */
  start(): void {
    this.ticks.start();
  }

  /** One pass that also waits until what was due is settled. */
  async tickAndSend(): Promise<void> {
    await this.ticks.now();
    await Promise.all(this.sending);
  }

  /** Before the database closes: nothing new begins; what is left behind is tried again when its lease has run out. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const ended = this.ticks.stop().then(() => Promise.all(this.sending));
    await Promise.race([ended, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  private async pass(): Promise<void> {
    await this.ticks.step('forget deliveries', () => this.deliveries.forgetOld());
    // not awaited: an address that hangs must not keep the next minute's messages from going
    const sending = this.ticks.step('send', () => this.sender.sendDue(() => this.stopping));
    this.sending.add(sending);
    void sending.then(() => this.sending.delete(sending));
  }
}
