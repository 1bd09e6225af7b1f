import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { defined } from '../../common/defined.js';
import type { Attempt } from '../attempt.entity.js';
import type { NoteEffort } from '../attempts.input.js';
import { AttemptsStore } from '../attempts.store.js';
import { AttemptNotAnswered } from '../domain/refusals.js';
import { cameTogether } from '../domain/words.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';

/** How hard a talk was expected to be, and how hard it was (product.md, R26). Nothing else follows from it. */
@Injectable()
export class NoteEffortService {
  constructor(
    private readonly effects: AttemptEffects,
    private readonly store: AttemptsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is left out stays as it is. Throws AttemptNotAnswered before there was a talk. */
  note(accountId: string, attemptId: string, input: NoteEffort): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const before = await this.effects.locked(accountId, attemptId);
      if (!cameTogether(before.outcome)) throw new AttemptNotAnswered();
      const attempt = { ...before, ...defined(input), updatedAt: this.clock.now().toISOString() };
      await this.store.save(attempt);
      return attempt;
    });
  }
}
