import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from '../common/config.js';
import { TooManySignIns } from './account.errors.js';

/** Wrong passwords in a row before one has to wait, and for how long. Nobody is locked out for good. */
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

  check(from: string, email: string): void {
    if (!this.config.loginThrottle) return;
    const tries = this.triesByKey.get(key(from, email));
    if (!tries || tries.count < FREE_TRIES) return;
    const waitedSeconds = (this.clock.now().getTime() - tries.lastAt) / 1000;
    if (waitedSeconds < WAIT_SECONDS) throw new TooManySignIns(Math.ceil(WAIT_SECONDS - waitedSeconds));
  }

  wrong(from: string, email: string): void {
    const count = (this.triesByKey.get(key(from, email))?.count ?? 0) + 1;
    this.triesByKey.delete(key(from, email)); // to the end: the oldest are forgotten first
    this.triesByKey.set(key(from, email), { count, lastAt: this.clock.now().getTime() });
    const [oldest] = this.triesByKey.keys();
    if (this.triesByKey.size > MOST_REMEMBERED && oldest !== undefined) this.triesByKey.delete(oldest);
  }

  right(from: string, email: string): void {
    this.triesByKey.delete(key(from, email));
  }
}

function key(from: string, email: string): string {
  return `${from} ${email}`;
}
