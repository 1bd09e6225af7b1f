import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type LikenedPerson, LikenedPeople } from './likened-people.service.js';
import { type LikelyPair, PairSearch } from './pair-search.service.js';

interface Found {
  readonly pairs: readonly LikelyPair[];
  /** The state of the account's people when the search began. */
  readonly state: string;
}

/** Accounts whose pairs are kept at a time; the one asked for least recently goes. Some 0.5 MB each at the most. */
const MOST_ACCOUNTS = 100;
/** A change in the same millisecond as the last one we saw would look like no change: only what is older is kept. */
const SETTLED_AFTER_MS = 1_000;

/**
 * What the last search found, as long as nobody changed since. A mere cache: it is keyed by the people's state in the
 * database, and any other instance would find the same. One search at a time for each account: who asks meanwhile waits.
 */
@Injectable()
export class LikelyPairs {
  private readonly foundByAccount = new Map<string, Found>();
  private readonly searching = new Map<string, Promise<unknown>>();

  constructor(
    private readonly search: PairSearch,
    private readonly likened: LikenedPeople,
    private readonly clock: Clock,
  ) {}

  /** The likeliest first; those that were dismissed or changed since the search may still be among them. */
  of(accountId: string): Promise<readonly LikelyPair[]> {
    const before = this.searching.get(accountId) ?? Promise.resolve();
    const found = before.then(() => this.current(accountId));
    const settled = found.catch(() => undefined);
    this.searching.set(accountId, settled);
    void settled.then(() => {
      if (this.searching.get(accountId) === settled) this.searching.delete(accountId);
    });
    return found;
  }

  /** As they are now, by id. */
  people(accountId: string, ids: readonly string[]): Promise<Map<string, LikenedPerson>> {
    return this.likened.of(accountId, ids);
  }

  private async current(accountId: string): Promise<readonly LikelyPair[]> {
    const { count, changedAt } = await this.likened.stateOf(accountId);
    const state = `${count} ${changedAt}`;
    const known = this.foundByAccount.get(accountId);
    this.foundByAccount.delete(accountId);
    const pairs = known?.state === state ? known.pairs : await this.search.search(accountId);
    const settledBefore = new Date(this.clock.now().getTime() - SETTLED_AFTER_MS).toISOString();
    if (changedAt < settledBefore) this.keep(accountId, { pairs, state });
    return pairs;
  }

  private keep(accountId: string, found: Found): void {
    this.foundByAccount.set(accountId, found);
    for (const oldest of this.foundByAccount.keys()) {
      if (this.foundByAccount.size <= MOST_ACCOUNTS) return;
      this.foundByAccount.delete(oldest);
    }
  }
}
