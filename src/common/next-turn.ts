import { setImmediate } from 'node:timers/promises';

/** Lets everything else that waits have its turn: long work calls it every few milliseconds. */
export async function nextTurn(): Promise<void> {
  await setImmediate();
}
