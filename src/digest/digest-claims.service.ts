import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Failpoint } from '../common/failpoint.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { Log } from '../common/log.js';
import type { Digest, DigestState } from './digest.entity.js';
import { DigestsStore } from './digests.store.js';

/** How long one instance may take to compose a mail before another one takes over. In ms; composing takes well under a second. */
const LEASE_MS = 60_000;

/** Tries of a day's mail, those that killed the process counted: then the day is given up. */
const MAX_ATTEMPTS = 3;

/** Sees to it that a day's mail is composed by one instance alone. */
@Injectable()
export class DigestClaims {
  constructor(
    private readonly store: DigestsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly failpoint: Failpoint,
  ) {}

  /** The claimed day; null if it is done or given up; 'held' while another instance is at it. */
  async claim(accountId: string, localDay: LocalDate): Promise<Digest | 'held' | null> {
    this.failpoint.passed('digest-tick', 0);
    const claimed = await this.unitOfWork.run(() => this.firstOrAgain(accountId, localDay));
    if (claimed !== null && claimed !== 'held') this.failpoint.passed('digest-claimed', 0);
    return claimed;
  }

  /**
   * Ends the claimed day, and does what belongs to that in the same unit of work. False, with nothing done, if another
   * instance has taken the day over since.
   */
  async end(claim: Digest, state: Exclude<DigestState, 'composing'>, withIt: () => Promise<void>): Promise<boolean> {
    this.failpoint.passed('digest-rendered', 0);
    const ended = await this.unitOfWork.run(async () => {
      if (!(await this.store.end(claim, state))) return false;
      await withIt();
      return true;
    });
    this.failpoint.passed('digest-committed', 0);
    return ended;
  }

  private async firstOrAgain(accountId: string, localDay: LocalDate): Promise<Digest | 'held' | null> {
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
    const first: Digest = {
      id: newId(now),
      accountId,
      localDay,
      state: 'composing',
      attempts: 1,
      leaseUntil,
      createdAt: now.toISOString(),
    };
    if (await this.store.begin(first)) return first;
    return this.again(accountId, localDay, { now: now.toISOString(), leaseUntil });
  }

  private async again(
    accountId: string,
    localDay: LocalDate,
    { now, leaseUntil }: { readonly now: string; readonly leaseUntil: string },
  ): Promise<Digest | 'held' | null> {
    const seen = await this.store.find(accountId, localDay);
    if (seen?.state !== 'composing') return null;
    if (seen.leaseUntil > now) return 'held';
    if (seen.attempts >= MAX_ATTEMPTS) {
      await this.store.end(seen, 'dead');
      this.log.warn('digest given up', { accountId, attempts: seen.attempts });
      return null;
    }
    const taken = await this.store.takeOver(seen, leaseUntil);
    return taken ? { ...seen, attempts: seen.attempts + 1, leaseUntil } : 'held';
  }
}
