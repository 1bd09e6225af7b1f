import type { CheckStep, Ended } from './domain/check-steps.js';
import type { ConnectionProblem } from './domain/connection-problem.js';

/** A try ended at this step. The answer is for the user, never for the log. */
export class StepProblem extends Error implements Ended {
  constructor(
    readonly step: CheckStep,
    readonly problem: ConnectionProblem,
    readonly answer: string,
  ) {
    super(`check: ${step}`);
  }
}
