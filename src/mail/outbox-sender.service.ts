import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Log } from '../common/log.js';
import { settle } from './domain/retry.js';
import { Mailer } from './mailer.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { OutboxStore } from './outbox.store.js';

/** Mails on their way at the same time: one hanging server must not hold up everybody. */
const LANES = 4;

/** Longer than the longest wait for a mail server's answer (smtp-mailer.ts), or a second instance would send a copy. In ms. */
const LEASE_MS = 15 * 60_000;

@Injectable()
export class OutboxSender {
  constructor(
    private readonly store: OutboxStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Delivers what is due and gives the number of mails that were accepted. Begins no mail once `isStopping`. */
  async sendDue(now: Date, isStopping: () => boolean = () => false): Promise<number> {
    await this.unitOfWork.run(() => this.store.closeStale(now));
    const accepted = await Promise.all(Array.from({ length: LANES }, () => this.lane(now, isStopping)));
    return accepted.reduce((sum, count) => sum + count, 0);
  }

  private async lane(now: Date, isStopping: () => boolean): Promise<number> {
    let accepted = 0;
    while (!isStopping()) {
      const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
      const mail = await this.unitOfWork.run(() => this.store.claim(now, leaseUntil));
      if (!mail) return accepted;
      if (await this.deliver(mail)) accepted += 1;
    }
    return accepted;
  }

  /** SMTP between two units of work, never inside one. */
  private async deliver(mail: OutboxMail): Promise<boolean> {
    const { kind, answer } = await this.mailer.deliver({ ...mail, createdAt: new Date(mail.createdAt) });
    const settled = settle({ ...mail, giveUpAt: new Date(mail.giveUpAt) }, kind, this.clock.now());
    await this.unitOfWork.run(() => this.store.settle(mail, settled, answer));
    this.log.info('mail tried', { mailId: mail.id, result: kind, state: settled.state, attempts: mail.attempts });
    return kind === 'accepted';
  }
}
