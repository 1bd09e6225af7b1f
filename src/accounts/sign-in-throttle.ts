import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from '../common/config.js';
import { TooManySignIns } from './account.errors.js';

/** Tries in a row before one has to wait, and for how long. Nobody is locked out for good. */
const FREE_TRIES = 5;
const WAIT_SECONDS = 60;
/** The memory of an instance stays small, whoever knocks. */
const MOST_REMEMBERED = 10_000;

interface Tries {
  readonly count: number;
  readonly lastAt: number;
}

/**
 * Slows down guessing per address of the visitor and e-mail. Each instance counts for itself: with several of them a
 * guesser gets a few tries more, and no shared state is needed.
 */
@Injectable()
export class SignInThrottle {
  private readonly triesByKey = new Map<string, Tries>();

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Counts a try before the password is looked at, so that many at once are counted too. Throws when it is one too many. */
  begin(from: string, email: string): void {
    if (!this.config.loginThrottle) return;
    const tries = this.triesByKey.get(key(from, email));
    const waitedSeconds = tries ? (this.clock.now().getTime() - tries.lastAt) / 1000 : 0;
    if (tries && tries.count >= FREE_TRIES && waitedSeconds < WAIT_SECONDS) {
      throw new TooManySignIns(Math.ceil(WAIT_SECONDS - waitedSeconds));
    }
    this.remember(key(from, email), (tries?.count ?? 0) + 1);
  }

  right(from: string, email: string): void {
    this.triesByKey.delete(key(from, email));
  }

  private remember(who: string, count: number): void {
    this.triesByKey.delete(who); // to the end: the oldest are forgotten first
    this.triesByKey.set(who, { count, lastAt: this.clock.now().getTime() });
    const [oldest] = this.triesByKey.keys();
    if (this.triesByKey.size > MOST_REMEMBERED && oldest !== undefined) this.triesByKey.delete(oldest);
  }
}

function key(from: string, email: string): string {
  return `${from} ${email}`;
}
