import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { continuesRequest, factsOf, withFacts } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import { AttemptsStore } from '../attempts.store.js';
import { patientFrom, withFollowUps } from '../domain/attempt-state.js';
import { FollowUpWasSent, LetterWentOut } from '../domain/refusals.js';
import { lastOf } from '../domain/undo.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';

/** Takes back the last move: an outcome, the silence, or that it was sent. */
@Injectable()
export class UndoAttemptService {
  constructor(
    private readonly effects: AttemptEffects,
    private readonly store: AttemptsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  undo(account: Account, attemptId: string): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.effects.locked(account.id, attemptId);
      const answeredWithItsRequest = continuesRequest(attempt) && ['answered', 'closed'].includes(attempt.state);
      if (!answeredWithItsRequest || attempt.parentId === null) {
        await this.takeBack(account, attempt);
      } else {
        await this.takeBack(account, await this.effects.locked(account.id, attempt.parentId));
      }
      return this.effects.locked(account.id, attemptId);
    });
  }

  private async assertMayBeDraft(account: Account, { id }: Attempt, followUps: readonly Attempt[]): Promise<void> {
    if (followUps.length > 0) throw new FollowUpWasSent();
    if ((await this.store.letterOf(account.id, id)) === 'sent') throw new LetterWentOut();
  }

  private async takeBack(account: Account, before: Attempt): Promise<void> {
    const { state, earlier } = lastOf(before.earlier);
    const { meeting, ...facts } = state;
    const followUps = await this.store.sentFollowUpsOf(account.id, before.id);
    if (facts.state === 'drafted') await this.assertMayBeDraft(account, before, followUps);
    const restored: Attempt = { ...before, ...facts, earlier, updatedAt: this.clock.now().toISOString() };
    const clock = withFollowUps(
      factsOf(restored),
      followUps.flatMap(({ sentOn }) => sentOn ?? []),
    );
    const after = withFacts(restored, patientFrom(this.clock.today(account.timeZone), clock));
    await this.effects.settle(account, { before, after, meeting });
    if (continuesRequest(before)) await this.effects.restartClock(account, before);
  }
}
