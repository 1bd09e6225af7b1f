import { AsyncResource } from 'node:async_hooks';
import type { UnitOfWork } from '../common/database/unit-of-work.js';
import { nextTurn } from '../common/next-turn.js';

interface Waiting {
  readonly work: () => Promise<unknown>;
  readonly stored: (result: unknown) => void;
  readonly broke: (error: unknown) => void;
}

/**
 * Short works that come at the same time, in one unit of work: its end, when the disk has to have it, is what takes time.
 * Each is done once it is stored. One that throws leaves the others alone: then each runs anew in a unit of work of its
 * own, so a work may run twice, the first time without a trace. It belongs to nobody's request.
 */
export class Together {
  private waiting: Waiting[] = [];
  private isBusy = false;
  private readonly nobody = new AsyncResource('Together');

  constructor(private readonly unitOfWork: Pick<UnitOfWork, 'run'>) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, broke) => {
      // what is stored is what this work gave
      this.waiting.push({ work, stored: (result) => resolve(result as T), broke });
      if (!this.isBusy) this.nobody.runInAsyncScope(() => void this.all());
    });
  }

  /** Never rejects. */
  private async all(): Promise<void> {
    this.isBusy = true;
    while (this.waiting.length > 0) {
      await nextTurn(); // what other connections have just said comes along
      const some = this.waiting.splice(0);
      if (!(await this.atOnce(some))) for (const one of some) await this.alone(one);
    }
    this.isBusy = false;
  }

  private async atOnce(some: readonly Waiting[]): Promise<boolean> {
    if (some.length === 1) return false;
    try {
      const results: unknown[] = [];
      await this.unitOfWork.run(async () => {
        for (const { work } of some) results.push(await work());
      });
      some.forEach(({ stored }, index) => stored(results[index]));
      return true;
    } catch {
      return false; // whose fault it was shows when each is alone
    }
  }

  private async alone({ work, stored, broke }: Waiting): Promise<void> {
    try {
      stored(await this.unitOfWork.run(work));
    } catch (error) {
      broke(error);
    }
  }
}
