import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { ChangedMeanwhile } from '../../common/errors.js';
import type { AnswerKeeper, KeptAnswer, KeyedRequest, KeyedRun } from '../../common/http/idempotency.js';
import { newId } from '../../common/ids.js';
import { ANSWER_KEPT_MS, LEASE_MS, repeatedRequest } from '../domain/repeated-request.js';
import { AnswerNotKept, IdempotencyKeyReused, StillRunning } from './idempotency.errors.js';
import type { IdempotentRequest } from './idempotent-request.entity.js';
import { IdempotentRequestsStore, type NewRequest } from './idempotent-requests.store.js';

/**
 * Requests with a key are done once (docs/reliability.md). The key is claimed before the request runs, and everything the
 * request stores says so in the same transaction: after a crash it is known whether something was stored.
 */
@Injectable()
export class IdempotencyService implements AnswerKeeper {
  constructor(
    private readonly store: IdempotentRequestsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  begin(request: KeyedRequest): Promise<KeyedRun | KeptAnswer> {
    const wanted = this.newRequest(request);
    return this.unitOfWork.run(async () => {
      if (await this.store.insert(wanted)) return wanted;
      const earlier = await this.store.find(request.accountId, request.key);
      if (!earlier) throw new StillRunning(); // it was there a moment ago: refused, so it is gone now
      return this.repeat(earlier, wanted);
    });
  }

  async written({ accountId, runId }: KeyedRun): Promise<void> {
    // slower than its lease, and somebody has repeated it meanwhile: then this one must not be stored
    if (!(await this.store.markWritten(accountId, runId))) throw new ChangedMeanwhile();
  }

  async done({ accountId, runId }: KeyedRun, answer: KeptAnswer | null): Promise<void> {
    await this.unitOfWork.run(() => this.store.answered(accountId, runId, answer));
  }

  async refused({ accountId, runId }: KeyedRun): Promise<void> {
    await this.unitOfWork.run(() => this.store.remove(accountId, runId));
  }

  async broke({ accountId, runId }: KeyedRun): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.store.removeUnwritten(accountId, runId);
      await this.store.answered(accountId, runId, null);
    });
  }

  /** Nothing that was answered is kept any longer: for a person who is deleted for good. */
  async forget(accountId: string): Promise<void> {
    await this.unitOfWork.run(() => this.store.clearAnswers(accountId));
  }

  /** Of all accounts: what has been kept for its time. */
  async forgetOld(): Promise<void> {
    const until = this.keptSince();
    if (!(await this.store.anyUntil(until))) return; // most minutes: no need to queue up for writing
    await this.unitOfWork.run(() => this.store.removeUntil(until));
  }

  private async repeat(earlier: IdempotentRequest, wanted: NewRequest): Promise<KeyedRun | KeptAnswer> {
    const { requestHash, createdAt: now } = wanted;
    switch (repeatedRequest(earlier, { requestHash, now, keptSince: this.keptSince() })) {
      case 'run':
        if (await this.store.takeOver(earlier, wanted)) return wanted;
        throw new StillRunning();
      case 'replay':
        return { ...earlier, status: earlier.status ?? 200 };
      case 'reused':
        throw new IdempotencyKeyReused();
      case 'still-running':
        throw new StillRunning();
      case 'answer-not-kept':
        throw new AnswerNotKept();
    }
  }

  private newRequest({ accountId, key, requestHash }: KeyedRequest): NewRequest {
    const now = this.clock.now();
    return {
      ...{ accountId, requestHash, requestKey: key },
      id: newId(now),
      runId: randomUUID(),
      leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
      createdAt: now.toISOString(),
    };
  }

  private keptSince(): string {
    return new Date(this.clock.now().getTime() - ANSWER_KEPT_MS).toISOString();
  }
}
