import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Failpoint } from '../common/failpoint.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { Log } from '../common/log.js';
import { Together } from '../mail/together.js';
import type { Digest, DigestState } from './digest.entity.js';
import { DigestsStore } from './digests.store.js';

/** How long one instance may take to compose the mails that it has claimed before another one takes over. In ms; composing takes a few seconds. */
const LEASE_MS = 60_000;

/** Tries of a day's mail, those that killed the process counted: then the day is given up. */
const MAX_ATTEMPTS = 3;

/** What else is stored in the same unit of work. */
type WithIt = () => Promise<unknown>;

/** Sees to it that a day's mail is composed by one instance alone. Claims, and ends, that come at the same time share a commit. */
@Injectable()
export class DigestClaims {
  constructor(
    private readonly store: DigestsStore,
    private readonly together: Together,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly failpoint: Failpoint,
  ) {}

  /**
   * The claimed day; 'over' if it is done or given up, with `ifOver` in the same unit of work; 'held' while another instance
   * is at it; 'begun' if one was and its lease is over: see `takeOver`.
   */
  async claim(accountId: string, localDay: LocalDate, ifOver: WithIt): Promise<Digest | 'over' | 'held' | 'begun'> {
    this.failpoint.passed('digest-tick', 0);
    const claimed = await this.together.run(() => this.firstOrSeen(accountId, localDay, ifOver));
    if (typeof claimed === 'object') this.failpoint.passed('digest-claimed', 0);
    return claimed;
  }

  /**
   * A day that was begun, with one try more; null if another instance has it, or if it is given up, with `ifOver` in the
   * same unit of work.
   */
  async takeOver(accountId: string, localDay: LocalDate, ifOver: WithIt): Promise<Digest | null> {
    const claimed = await this.together.run(() => this.again(accountId, localDay, ifOver));
    if (claimed) this.failpoint.passed('digest-claimed', 0);
    return claimed;
  }

  /**
   * Ends the claimed day, and does what belongs to that in the same unit of work. False, with nothing done, if another
   * instance has taken the day over since.
   */
  async end(claim: Digest, state: Exclude<DigestState, 'composing'>, withIt: WithIt): Promise<boolean> {
    this.failpoint.passed('digest-rendered', 0);
    const ended = await this.together.run(async () => {
      if (!(await this.store.end(claim, state))) return false;
      await withIt();
      return true;
    });
    this.failpoint.passed('digest-committed', 0);
    return ended;
  }

  private async firstOrSeen(
    accountId: string,
    localDay: LocalDate,
    ifOver: WithIt,
  ): Promise<Digest | 'over' | 'held' | 'begun'> {
    const now = this.clock.now();
    const first: Digest = {
      id: newId(now),
      accountId,
      localDay,
      state: 'composing',
      attempts: 1,
      leaseUntil: this.leaseUntil(),
      createdAt: now.toISOString(),
    };
    if (await this.store.begin(first)) return first;
    const seen = await this.store.find(accountId, localDay);
    if (seen?.state === 'composing') return seen.leaseUntil > now.toISOString() ? 'held' : 'begun';
    await ifOver();
    return 'over';
  }

  private async again(accountId: string, localDay: LocalDate, ifOver: WithIt): Promise<Digest | null> {
    const seen = await this.store.find(accountId, localDay);
    if (seen?.state !== 'composing' || seen.leaseUntil > this.clock.now().toISOString()) return null;
    if (seen.attempts >= MAX_ATTEMPTS) {
      await this.store.end(seen, 'dead');
      await ifOver();
      this.log.warn('digest given up', { accountId, attempts: seen.attempts });
      return null;
    }
    const leaseUntil = this.leaseUntil();
    const taken = await this.store.takeOver(seen, leaseUntil);
    return taken ? { ...seen, attempts: seen.attempts + 1, leaseUntil } : null;
  }

  private leaseUntil(): string {
    return new Date(this.clock.now().getTime() + LEASE_MS).toISOString();
  }
}
