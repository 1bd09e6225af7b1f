import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { localDateOf } from '../../common/zoned-time.js';
import { continuesRequest, factsOf, withFacts } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import { attemptNews } from '../attempt-news.js';
import type { MarkSent } from '../attempts.input.js';
import { WebhookEvents } from '../../webhooks/webhook-events.service.js';
import { Sendable } from '../checking/sendable.service.js';
import { afterFollowUp, afterSending } from '../domain/attempt-state.js';
import { remembered } from '../domain/undo.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';
import { sentInTheFuture } from '../outreach.errors.js';

/** The user has sent it: a request begins to wait, a note is done, a follow-up starts its request's clock anew. */
@Injectable()
export class MarkSentService {
  constructor(
    private readonly effects: AttemptEffects,
    private readonly sendable: Sendable,
    private readonly webhooks: WebhookEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async markSent(account: Account, attemptId: string, input: MarkSent): Promise<Attempt> {
    const now = this.clock.now();
    const sentAt = input.sentAt === undefined ? now : new Date(input.sentAt);
    if (sentAt > now) throw sentInTheFuture();
    return this.unitOfWork.run(async () => {
      const draft = await this.effects.lockedAtRest(account.id, attemptId);
      const attempt = this.sent(account, draft, { sentAt, input });
      await this.sendable.assert(draft);
      if (continuesRequest(attempt)) await this.restartClock(account, attempt);
      await this.effects.settle(account, { before: draft, after: attempt, meeting: null });
      await this.webhooks.record(account.id, attemptNews('attempt.sent', attempt));
      return attempt;
    });
  }

  private sent(account: Account, draft: Attempt, { sentAt, input }: { sentAt: Date; input: MarkSent }): Attempt {
    const on = localDateOf(sentAt, account.timeZone);
    return {
      ...withFacts(draft, afterSending(factsOf(draft), on)),
      channel: input.channel ?? draft.channel,
      sentAt: sentAt.toISOString(),
      markedOn: this.clock.today(account.timeZone),
      expectation: input.expectation ?? null,
      earlier: remembered(draft.earlier, draft, null),
      updatedAt: this.clock.now().toISOString(),
    };
  }

  private async restartClock(account: Account, followUp: Attempt): Promise<void> {
    if (followUp.parentId === null || followUp.sentOn === null) return;
    const before = await this.effects.locked(account.id, followUp.parentId);
    const facts = afterFollowUp(factsOf(before), followUp.sentOn);
    const updatedAt = this.clock.now().toISOString();
    // reopened after silence: what was remembered before the silence is the state it is in again
    const earlier = before.outcome === 'silence' ? before.earlier.slice(0, -1) : before.earlier;
    const outcomeAt = facts.outcome === null ? null : before.outcomeAt;
    const after = { ...withFacts(before, facts), outcomeAt, earlier, updatedAt };
    await this.effects.settle(account, { before, after, meeting: null });
  }
}
