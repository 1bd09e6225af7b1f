import { nextTurn } from './next-turn.js';
import { stopwatch } from './stopwatch.js';

/** A page of 50 people takes about as long: nobody feels it. Unit: milliseconds. */
const SLICE = 4;

/** Long work in slices: whoever waits has their turn between two of them. `if (turns.due) await turns.pass();` */
export class Turns {
  private since = stopwatch();

  get due(): boolean {
    return stopwatch() - this.since >= SLICE;
  }

  async pass(): Promise<void> {
    await nextTurn();
    this.since = stopwatch();
  }
}
