import { nextTurn } from './next-turn.js';

/**
 * Takes the same step until it had less to do than `portion`; others have their turn in between. `step` gives how many it
 * did; the answer is how many those were.
 */
export async function inPortions(portion: number, step: () => Promise<number>): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await step();
    done += count;
    if (count < portion) return done;
    await nextTurn();
  }
}
