import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AtMost } from '../../common/at-most.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { Log } from '../../common/log.js';
import type { Task } from './answer.js';
import { CommandSteps } from './command-steps.service.js';
import { Receipts } from './receipts.service.js';
import { isSameResult, type Step, type StepResult } from './step.js';

/** Somebody who changes the same things just now changes them once, not again and again. */
const MOST_TRIES = 5;

/** Nobody answers one mail more often in a day; what does is a loop, and gets no more receipts. */
const MOST_ANSWERS = 20;
const A_DAY_MS = 86_400_000;

/** Ends a unit of work without a trace; `results` is what it came to. */
class CameToThis extends Error {
  constructor(readonly results: readonly StepResult[]) {
    super('nothing of it is kept');
  }
}

/**
 * Carries an answer out: all of its commands and the receipt that tells of them in one unit of work, so that an answer
 * that comes again, or twice at once, does nothing (the receipt's Message-ID is made of the answer's, and unique).
 * What a receipt says has to be known before it is written, and it is written before the unit of work begins: so
 * everything is done once for trial, and done for good only if it comes to the same.
 */
@Injectable()
export class CarryOut {
  /** By reply key; in memory, for each instance on its own, as the brake of the sign-in counts. */
  private readonly answers = new AtMost({ most: MOST_ANSWERS, withinMs: A_DAY_MS });

  constructor(
    private readonly steps: CommandSteps,
    private readonly receipts: Receipts,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Beyond so many answers to one mail in a day nothing is done, and nobody gets a word. */
  async carryOut(account: Account, task: Task): Promise<void> {
    if (await this.receipts.isKnown(account, task.answer.messageId)) return;
    const now = this.clock.now();
    if (this.answers.waitMs(task.key.id, now) > 0) {
      return this.log.info('answer passed over', { accountId: account.id, why: 'too many in a day' });
    }
    await this.untilAsExpected(account, task);
    this.answers.count(task.key.id, now);
  }

  private async untilAsExpected(account: Account, task: Task): Promise<void> {
    const steps = await this.steps.of(task.key, task.read.commands);
    let expected = await this.tryOut(account, steps);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const other = await this.doAsExpected(account, task, { steps, expected });
      if (other === null) return;
      expected = other;
    }
    throw new Error('an answer that came to something else each time');
  }

  /** What they would come to. What a refused one had begun stands there for those after it: so it is done once more without it. */
  private async tryOut(account: Account, steps: readonly Step[]): Promise<readonly StepResult[]> {
    const results = await this.withoutTrace(async () => {
      throw new CameToThis(await this.all(account, steps, []));
    });
    return results ?? [];
  }

  /** Null: it is done, by now or before. Else what it would come to now, and nothing is done. */
  private async doAsExpected(
    account: Account,
    task: Task,
    { steps, expected }: { readonly steps: readonly Step[]; readonly expected: readonly StepResult[] },
  ): Promise<readonly StepResult[] | null> {
    const receipt = await this.receipts.write(account, { task, steps, results: expected });
    return this.withoutTrace(async () => {
      if (await this.receipts.isKnown(account, task.answer.messageId)) return;
      const results = await this.all(account, steps, expected);
      if (!results.every((result, index) => isSameResult(result, expected[index]))) throw new CameToThis(results);
      await this.receipts.keep(account, receipt, { key: task.key, results });
    });
  }

  /** In their order; those that are known to be refused are not tried again, since what they began would stay. */
  private async all(
    account: Account,
    steps: readonly Step[],
    expected: readonly StepResult[],
  ): Promise<readonly StepResult[]> {
    const results: StepResult[] = [];
    for (const [index, step] of steps.entries()) {
      const known = expected[index];
      const result = known?.is === 'refused' ? known : await this.steps.do(account, step);
      if (result.is === 'refused' && known?.is === 'done') throw new CameToThis(replaced(expected, index, result));
      results.push(result);
    }
    return results;
  }

  private async withoutTrace(work: () => Promise<void>): Promise<readonly StepResult[] | null> {
    try {
      await this.unitOfWork.run(work);
      return null;
    } catch (error) {
      if (error instanceof CameToThis) return error.results;
      throw error;
    }
  }
}

function replaced(results: readonly StepResult[], at: number, by: StepResult): StepResult[] {
  return results.map((result, index) => (index === at ? by : result));
}
