import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Lanes } from '../common/lanes.js';
import { Log } from '../common/log.js';
import { nextTurn } from '../common/next-turn.js';
import { Delivery } from './delivery.service.js';
import { isUsersOwn } from './domain/users-own.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { OutboxStore, type Queue } from './outbox.store.js';
import { Together } from './together.js';

/**
 * How long a mail belongs to its sender without a sign of life, in ms. Renewed while the sender waits for the mail server,
 * which may take longer (smtp-conversation.ts), or a second instance would send a copy.
 */
const LEASE_MS = 5 * 60_000;

/** Several signs of life a lease: one that comes late does no harm. In ms. */
const RENEW_MS = 60_000;

interface Pass {
  readonly now: Date;
  readonly isStopping: () => boolean;
  /** Told of each mail after its try; null: it could not be stored what became of it. */
  readonly tried: (mail: OutboxMail | null) => void;
}

interface Staying {
  /** False: the lane was given up meanwhile. */
  readonly stay: () => boolean;
}

interface Turn {
  readonly isAccepted: boolean;
  /** Claimed, to be sent on the same lane. */
  readonly next: OutboxMail | null;
}

@Injectable()
export class OutboxSender {
  private readonly lanes: Readonly<Record<Queue, Lanes>> = { own: new Lanes(), letters: new Lanes() };
  private readonly held = new Map<string, OutboxMail>();
  /** Each mail is stored twice, and a pass has many: not one after the other. */
  private readonly together: Together;

  constructor(
    private readonly store: OutboxStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly delivery: Delivery,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.together = new Together(unitOfWork);
  }

  /**
   * Delivers what is due and gives the number of mails that were accepted, once all of them are settled. Begins no mail
   * once `isStopping`. May be called again meanwhile: whatever is due then does not wait for a server that hangs.
   */
  async sendDue(
    now: Date,
    isStopping: () => boolean = () => false,
    tried: Pass['tried'] = () => undefined,
  ): Promise<number> {
    await this.renew([...this.held.values()]); // also after a sleep of the machine, or a jump of its clock
    await this.unitOfWork.run(() => this.store.closeStale(now));
    const [own, letters] = await Promise.all([
      this.drain('own', { now, isStopping, tried }),
      this.drain('letters', { now, isStopping, tried }),
    ]);
    return own + letters;
  }

  /** This one now, if it is due: whoever asked for it does not wait for the next pass. Nothing happens if somebody has it. */
  async sendOne(accountId: string, id: string): Promise<void> {
    const waiting = await this.store.find(accountId, id);
    if (!waiting) return;
    const queue = isUsersOwn(waiting.kind) ? 'letters' : 'own';
    await this.lanes[queue].enter();
    const lease = this.lease(this.clock.now());
    const [mail] = await this.claimOn(queue, 1, () =>
      this.unitOfWork.run(async () => [await this.store.claimOne(id, queue, lease)].flatMap((one) => one ?? [])),
    );
    if (mail) await this.lanes[queue].run(() => this.deliver(mail, this.unitOfWork));
  }

  private async drain(queue: Queue, pass: Pass): Promise<number> {
    const { now, isStopping } = pass;
    const lanes = this.lanes[queue];
    const begun: Promise<number>[] = [];
    for (;;) {
      await lanes.enter();
      await nextTurn(); // lanes that become free at the same time are filled at the same time
      const mails = isStopping() ? this.left(lanes) : await this.claimed(queue, now);
      if (mails.length === 0) break;
      begun.push(...mails.map((mail) => this.onLane(queue, mail, pass)));
    }
    return (await Promise.all(begun)).reduce((sum, accepted) => sum + accepted, 0);
  }

  /** One mail after the other, until none is due or the lane goes on without us. Gives the number of accepted ones. */
  private async onLane(queue: Queue, first: OutboxMail, pass: Pass): Promise<number> {
    let accepted = 0;
    for (let mail: OutboxMail | null = first; mail !== null;) {
      const turn: Turn = await this.lanes[queue].run(
        (stay) => this.turn(queue, mail ?? first, { ...pass, stay }),
        ({ next }) => next !== null,
      );
      if (turn.isAccepted) accepted += 1;
      mail = turn.next;
    }
    return accepted;
  }

  /** A mail, and the claim of the next one in the unit of work that stores what became of it. */
  private async turn(queue: Queue, mail: OutboxMail, { now, isStopping, tried, stay }: Pass & Staying): Promise<Turn> {
    let next: OutboxMail | null = null;
    const goesOn = (): boolean => !isStopping() && !this.lanes[queue].isWanted && stay();
    const both = async <T>(work: () => Promise<T>): Promise<T> => {
      const stored = await work();
      [next = null] = goesOn() ? await this.store.claim(queue, this.lease(now), 1) : [];
      return stored;
    };
    const run = <T>(work: () => Promise<T>): Promise<T> =>
      this.together
        .run(() => both(work))
        .catch(() => {
          next = null; // what became of this mail must not depend on the next one
          return this.unitOfWork.run(work);
        });
    const after = await this.deliver(mail, { run });
    tried(after);
    return { isAccepted: after?.lastResult === 'accepted', next };
  }

  /** As many as there are lanes, the one that was entered and those that are free besides. All of them begin at once. */
  private claimed(queue: Queue, now: Date): Promise<readonly OutboxMail[]> {
    const places = 1 + this.lanes[queue].enterFree();
    return this.claimOn(queue, places, () => this.together.run(() => this.store.claim(queue, this.lease(now), places)));
  }

  private left(lanes: Lanes): readonly OutboxMail[] {
    lanes.leave();
    return [];
  }

  /** On lanes that are taken; gives back those that no mail was found for, and all if the database says no. */
  private async claimOn(
    queue: Queue,
    places: number,
    claim: () => Promise<readonly OutboxMail[]>,
  ): Promise<readonly OutboxMail[]> {
    let found = 0;
    try {
      const mails = await claim();
      found = mails.length;
      return mails;
    } finally {
      for (let place = found; place < places; place += 1) this.lanes[queue].leave();
    }
  }

  /** The mail as it is afterwards; null if that could not be stored. Never rejects: its lease runs out, and the others have their turn. */
  private async deliver(mail: OutboxMail, store: Pick<UnitOfWork, 'run'>): Promise<OutboxMail | null> {
    this.held.set(mail.id, mail);
    const signs = setInterval(() => void this.renew([mail]), RENEW_MS).unref();
    try {
      const after = await this.delivery.deliver(mail, store);
      const { lastResult, state, attempts } = after;
      this.log.info('mail tried', { mailId: mail.id, result: lastResult, state, attempts });
      return after;
    } catch (error) {
      this.log.error('mail not settled', error, { mailId: mail.id });
      return null;
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
  private lease(now: Date): Parameters<OutboxStore['claim']>[1] {
    const later = new Date(Math.max(now.getTime(), this.clock.now().getTime()));
    return { now: later, leaseUntil: this.leaseUntil(), underWay: [...this.held.keys()] };
  }

  private leaseUntil(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }
}
