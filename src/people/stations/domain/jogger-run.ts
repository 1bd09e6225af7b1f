/** Names that came to mind in one go, and how long it took. */
export interface JoggerRun {
  readonly names: number;
  readonly minutes: number;
}

/** Whoever stops longer than this has put the pen down. Unit: minutes. Source: design, the jogger aims at 20 names in 15. */
const PAUSE_MINUTES = 10;
const MS_PER_MINUTE = 60_000;

/**
 * The names written down since the last longer pause, if the latest is not long ago: `writtenAt` are instants in any
 * order. Null where nobody is remembering names right now. Never throws. Example: three names at 9:00, 9:01 and 9:04,
 * asked at 9:05, are `{ names: 3, minutes: 5 }`.
 */
export function joggerRun(writtenAt: readonly string[], now: string): JoggerRun | null {
  const times = writtenAt.map((instant) => Date.parse(instant)).sort((a, b) => b - a);
  let last = Date.parse(now);
  let names = 0;
  for (const time of times) {
    if (last - time > PAUSE_MINUTES * MS_PER_MINUTE) break;
    last = time;
    names += 1;
  }
  return names === 0 ? null : { names, minutes: Math.max(1, Math.ceil((Date.parse(now) - last) / MS_PER_MINUTE)) };
}
