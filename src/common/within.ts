import { setTimeout as wait } from 'node:timers/promises';

/** Waits for the work, but no longer than that; true if it was done in time. Work that fails counts as done. */
export async function within(ms: number, work: Promise<void>): Promise<boolean> {
  const late = new AbortController();
  try {
    const tooLong = wait(ms, false, { signal: late.signal, ref: false }).catch(() => false);
    return await Promise.race([
      work.then(
        () => true,
        () => true,
      ),
      tooLong,
    ]);
  } finally {
    late.abort();
  }
}
