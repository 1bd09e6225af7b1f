import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { nextLook } from './domain/next-look.js';
import { MailboxMarksStore, type Owner } from './mailbox-marks.store.js';
import type { MailboxProblem } from './mailbox.errors.js';

/** Longer than the longest wait for a server (mailbox-reader.ts); a reader that died is followed after it. In ms. */
const LEASE_MS = 5 * 60_000;

/** Made longer once so much of it is over. In ms. */
const RENEW_AFTER_MS = 60_000;

/** The right to read a mailbox, for one reader at a time. */
export interface Lease {
  readonly owner: Owner;
  /** As ISO text. */
  held: string;
}

/** Sees to it that a mailbox is read by one instance alone, and notes how each look ended. */
@Injectable()
export class MailboxLeases {
  constructor(
    private readonly marks: MailboxMarksStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null: its time has not come, or somebody else reads it. `force` reads it all the same; two readers do no harm. */
  claim(owner: Owner, force: boolean): Promise<Lease | null> {
    const held = this.until();
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      if (force) await this.marks.take(owner, now, held);
      else if (!(await this.marks.claim(owner, now, held))) return null;
      return { owner, held };
    });
  }

  /** Keeps the right for longer; false: somebody else has it now. */
  async renew(lease: Lease): Promise<boolean> {
    const until = this.until();
    if (Date.parse(until) - Date.parse(lease.held) < RENEW_AFTER_MS) return true;
    const renewed = await this.unitOfWork.run(() => this.marks.renew(lease.owner, lease.held, until));
    if (renewed) lease.held = until;
    return renewed;
  }

  /** Everything was read; goes on waiting. */
  async found(lease: Lease): Promise<void> {
    const lookedAt = this.clock.now().toISOString();
    const well = { lookedAt, problem: null, problemAnswer: null, problemAt: null };
    await this.unitOfWork.run(() => this.marks.keepResult(lease.owner, well));
  }

  /** A problem came up: shown to whom it concerns, and looked at again after a while. */
  async failed({ owner, held }: Lease, problem: MailboxProblem): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const before = await this.marks.find(owner);
      const problemAt = before?.problemAt ?? now.toISOString();
      const next = nextLook({ now: now.getTime(), problem: problem.step, problemSince: Date.parse(problemAt) });
      const { step, answer } = problem;
      const ended = { problem: step, problemAnswer: answer || null, problemAt };
      await this.marks.keepResult(owner, { lookedAt: now.toISOString(), ...ended });
      await this.marks.renew(owner, held, new Date(next).toISOString());
    });
  }

  /** Lets others read it: at once, or after the usual time. */
  async end({ owner, held }: Lease, next: 'at once' | 'later'): Promise<void> {
    const now = this.clock.now().getTime();
    const at = next === 'at once' ? now : nextLook({ now, problem: null, problemSince: null });
    await this.unitOfWork.run(() => this.marks.renew(owner, held, new Date(at).toISOString()));
  }

  /** There is nothing to read: asked about again after the usual time. */
  async skip(owner: Owner): Promise<void> {
    const lease = await this.claim(owner, false);
    if (lease) await this.end(lease, 'later');
  }

  private until(): string {
    return new Date(this.clock.now().getTime() + LEASE_MS).toISOString();
  }
}
