/** The memory of an instance stays small, whoever knocks. */
const MOST_REMEMBERED = 10_000;

/** So many within so many milliseconds, counted from the oldest that still counts. */
export interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

/**
 * How often something was done for each key within a time. Kept in memory: each instance counts for itself, like the brake
 * of the sign-in, so with several of them (and after a restart) there are a few more, and no shared state is needed.
 */
export class AtMost {
  /** In ms since 1970, the oldest first; a key that was used last stands last. */
  private readonly timesByKey = new Map<string, readonly number[]>();

  constructor(private readonly limit: Limit) {}

  /** Until the next one may be, in ms; 0 if it may be now. Counts nothing. */
  waitMs(key: string, now: Date): number {
    const times = this.recent(key, now);
    const [oldest] = times;
    if (oldest === undefined || times.length < this.limit.most) return 0;
    return oldest + this.limit.withinMs - now.getTime();
  }

  count(key: string, now: Date): void {
    const times = [...this.recent(key, now), now.getTime()].slice(-this.limit.most);
    this.timesByKey.delete(key); // to the end: the oldest are forgotten first
    this.timesByKey.set(key, times);
    const [oldest] = this.timesByKey.keys();
    if (this.timesByKey.size > MOST_REMEMBERED && oldest !== undefined) this.timesByKey.delete(oldest);
  }

  private recent(key: string, now: Date): readonly number[] {
    const since = now.getTime() - this.limit.withinMs;
    return (this.timesByKey.get(key) ?? []).filter((time) => time > since);
  }
}
