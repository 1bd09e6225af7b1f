import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Lanes } from '../common/lanes.js';
import { Log } from '../common/log.js';
import { DeliveriesStore, type Wanted } from './deliveries.store.js';
import type { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookTry } from './webhook-try.service.js';

/** How long a delivery belongs to its sender, in ms: a message takes 10 s at most, and then what came of it is written down. */
const LEASE_MS = 60_000;

/** Whoever takes longer to answer gives the lane to the next address, in ms: most answer within one. */
const PATIENCE_MS = 2_000;

/** One address at a time gets its deliveries one after the other, so that one that hangs holds up itself alone. */
@Injectable()
export class WebhookSender {
  private readonly lanes = new Lanes(PATIENCE_MS);
  /** Webhooks that this instance is at. */
  private readonly busy = new Set<string>();

  constructor(
    private readonly store: DeliveriesStore,
    private readonly tries: WebhookTry,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Sends what is due, and ends once all of it is settled. May be called again meanwhile. Begins nothing once `isStopping`. */
  async sendDue(isStopping: () => boolean = () => false): Promise<void> {
    if (!(await this.store.anyDue(this.clock.now()))) return; // most of the time: no need to write
    const begun: Promise<void>[] = [];
    for (;;) {
      await this.lanes.enter();
      const first = isStopping() ? null : await this.claimOnLane();
      if (!first) break;
      this.busy.add(first.webhookId);
      begun.push(this.lanes.run(() => this.inTurn(first, isStopping)));
    }
    this.lanes.leave();
    await Promise.all(begun);
  }

  /** This one now, if it is due: whoever asked for it does not wait for the next minute. */
  async sendOne(id: string): Promise<void> {
    const claimed = await this.unitOfWork.run(() => this.store.claimOne(id, this.lease()));
    if (claimed) await this.deliver(claimed);
  }

  /** One after the other, until one was not taken in: then the rest waits for the next minute. */
  private async inTurn(first: WebhookDelivery, isStopping: () => boolean): Promise<void> {
    const only = first.webhookId;
    try {
      let next: WebhookDelivery | null = first;
      while (next && (await this.deliver(next))) next = isStopping() ? null : await this.claim({ only });
    } catch (error) {
      this.log.error('webhook not claimed', error, { webhookId: only });
    } finally {
      this.busy.delete(only);
    }
  }

  /** True if it was taken in. Never rejects: its lease runs out, and it is tried again. */
  private async deliver(delivery: WebhookDelivery): Promise<boolean> {
    const { id, webhookId, tries } = delivery;
    try {
      const { result, status, problem } = await this.tries.run(delivery);
      this.log.info('webhook tried', { deliveryId: id, webhookId, result, status, problem, tries });
      return result === 'accepted';
    } catch (error) {
      this.log.error('webhook not settled', error, { deliveryId: id, webhookId });
      return false;
    }
  }

  /** On a lane that is taken; gives it back if the database says no. */
  private async claimOnLane(): Promise<WebhookDelivery | null> {
    try {
      return await this.claim({ except: [...this.busy] });
    } catch (error) {
      this.lanes.leave();
      throw error;
    }
  }

  private claim(wanted: Wanted): Promise<WebhookDelivery | null> {
    return this.unitOfWork.run(() => this.store.claim(wanted, this.lease()));
  }

  private lease(): { now: Date; leaseUntil: Date } {
    const now = this.clock.now();
    return { now, leaseUntil: new Date(now.getTime() + LEASE_MS) };
  }
}
