import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Log } from '../common/log.js';
import { Delivery } from './delivery.service.js';
import { Lanes } from './lanes.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { OutboxStore, type Queue } from './outbox.store.js';

/**
 * How long a mail belongs to its sender without a sign of life, in ms. Renewed while the sender waits for the mail server,
 * which may take longer (smtp-conversation.ts), or a second instance would send a copy.
 */
const LEASE_MS = 5 * 60_000;

/** Several signs of life a lease: one that comes late does no harm. In ms. */
const RENEW_MS = 60_000;

@Injectable()
export class OutboxSender {
  private readonly lanes: Readonly<Record<Queue, Lanes>> = { own: new Lanes(), letters: new Lanes() };
  private readonly held = new Map<string, OutboxMail>();

  constructor(
    private readonly store: OutboxStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly delivery: Delivery,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Delivers what is due and gives the number of mails that were accepted, once all of them are settled. Begins no mail
   * once `isStopping`. May be called again meanwhile: whatever is due then does not wait for a server that hangs.
   */
  async sendDue(now: Date, isStopping: () => boolean = () => false): Promise<number> {
    await this.renew([...this.held.values()]); // also after a sleep of the machine, or a jump of its clock
    await this.unitOfWork.run(() => this.store.closeStale(now));
    const [own, letters] = await Promise.all([
      this.drain('own', now, isStopping),
      this.drain('letters', now, isStopping),
    ]);
    return own + letters;
  }

  /** This one now, if it is due: whoever asked for it does not wait for the next pass. Nothing happens if somebody has it. */
  async sendOne(accountId: string, id: string): Promise<void> {
    const waiting = await this.store.find(accountId, id);
    if (!waiting) return;
    const queue = waiting.kind === 'letter' ? 'letters' : 'own';
    await this.lanes[queue].enter();
    const lease = { now: this.clock.now(), leaseUntil: this.leaseUntil() };
    const mail = await this.claimOn(queue, () => this.store.claimOne(id, queue, lease));
    if (mail) await this.lanes[queue].run(() => this.deliver(mail));
    else this.lanes[queue].leave();
  }

  private async drain(queue: Queue, now: Date, isStopping: () => boolean): Promise<number> {
    const lanes = this.lanes[queue];
    const begun: Promise<boolean>[] = [];
    for (;;) {
      await lanes.enter();
      const mail = isStopping()
        ? null
        : await this.claimOn(queue, () => this.store.claim(queue, this.atLeast(now), this.leaseUntil()));
      if (!mail) break;
      begun.push(lanes.run(() => this.deliver(mail)));
    }
    lanes.leave();
    return (await Promise.all(begun)).filter(Boolean).length;
  }

  /** On a lane that is taken; gives it back if the database says no. */
  private async claimOn(queue: Queue, claim: () => Promise<OutboxMail | null>): Promise<OutboxMail | null> {
    try {
      return await this.unitOfWork.run(claim);
    } catch (error) {
      this.lanes[queue].leave();
      throw error;
    }
  }

  /** True if the mail was accepted. Never rejects: its lease runs out, and the others have their turn. */
  private async deliver(mail: OutboxMail): Promise<boolean> {
    this.held.set(mail.id, mail);
    const signs = setInterval(() => void this.renew([mail]), RENEW_MS).unref();
    try {
      const { lastResult, state, attempts } = await this.delivery.deliver(mail);
      this.log.info('mail tried', { mailId: mail.id, result: lastResult, state, attempts });
      return lastResult === 'accepted';
    } catch (error) {
      this.log.error('mail not settled', error, { mailId: mail.id });
      return false;
    } finally {
      clearInterval(signs);
      this.held.delete(mail.id);
    }
  }

  private async renew(mails: readonly OutboxMail[]): Promise<void> {
    if (mails.length === 0) return;
    const leaseUntil = this.leaseUntil();
    try {
      await this.unitOfWork.run(async () => {
        for (const mail of mails) await this.store.renew(mail, leaseUntil);
      });
    } catch (error) {
      this.log.error('lease not renewed', error);
    }
  }

  /** A lane may have been waited for, and the mail's time may be over since. */
  private atLeast(now: Date): Date {
    return new Date(Math.max(now.getTime(), this.clock.now().getTime()));
  }

  private leaseUntil(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }
}
