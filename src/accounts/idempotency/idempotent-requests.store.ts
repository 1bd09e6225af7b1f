import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, Not } from 'typeorm';
import { changedRows, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { KeptAnswer } from '../../common/http/idempotency.js';
import { IdempotentRequest } from './idempotent-request.entity.js';

const noAnswer = { status: null, location: null, etag: null, contentType: null, body: null } as const;

export type NewRequest = Pick<
  IdempotentRequest,
  'id' | 'accountId' | 'requestKey' | 'requestHash' | 'runId' | 'leaseUntil' | 'createdAt'
>;

@Injectable()
export class IdempotentRequestsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** False if the key is in use; of two at the same moment, one is first. */
  async insert({ id, accountId, requestKey, requestHash, runId, leaseUntil, createdAt }: NewRequest): Promise<boolean> {
    const inserted = await rows(
      this.unitOfWork.writer,
      `insert into idempotent_requests
         (id, account_id, request_key, request_hash, state, run_id, lease_until, created_at)
       values (?, ?, ?, ?, 'running', ?, ?, ?)
       on conflict (account_id, request_key) do nothing returning id`,
      [id, accountId, requestKey, requestHash, runId, leaseUntil, createdAt],
    );
    return inserted.length > 0;
  }

  find(accountId: string, requestKey: string): Promise<IdempotentRequest | null> {
    return this.unitOfWork.reader.findOneBy(IdempotentRequest, { accountId, requestKey });
  }

  /** False if somebody else has taken it over since it was seen. */
  async takeOver(seen: IdempotentRequest, { requestHash, runId, leaseUntil, createdAt }: NewRequest): Promise<boolean> {
    const changed = await changedRows(
      this.unitOfWork.writer,
      `update idempotent_requests set state = 'running', request_hash = ?, run_id = ?, lease_until = ?, created_at = ?,
         status = null, location = null, etag = null, content_type = null, body = null
       where account_id = ? and id = ? and run_id = ?`,
      [requestHash, runId, leaseUntil, createdAt, seen.accountId, seen.id, seen.runId],
    );
    return changed > 0;
  }

  /** False if the run has lost its place. */
  async markWritten(accountId: string, runId: string): Promise<boolean> {
    const sql = `update idempotent_requests set state = 'written' where account_id = ? and run_id = ? and state <> 'done'`;
    return (await changedRows(this.unitOfWork.writer, sql, [accountId, runId])) > 0;
  }

  async answered(accountId: string, runId: string, answer: KeptAnswer | null): Promise<void> {
    await this.unitOfWork.writer.update(
      IdempotentRequest,
      { accountId, runId },
      { state: 'done', ...(answer ?? noAnswer) },
    );
  }

  async remove(accountId: string, runId: string): Promise<void> {
    await this.unitOfWork.writer.delete(IdempotentRequest, { accountId, runId, state: Not('done') });
  }

  async removeUnwritten(accountId: string, runId: string): Promise<void> {
    await this.unitOfWork.writer.delete(IdempotentRequest, { accountId, runId, state: 'running' });
  }

  /** Empties what was answered; that it was done stays known. */
  async clearAnswers(accountId: string): Promise<void> {
    await this.unitOfWork.writer.update(IdempotentRequest, { accountId, state: 'done' }, noAnswer);
  }

  async removeUntil(createdAt: string): Promise<void> {
    await this.unitOfWork.writer.delete(IdempotentRequest, { createdAt: LessThanOrEqual(createdAt) });
  }

  async anyUntil(createdAt: string): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(IdempotentRequest, { createdAt: LessThanOrEqual(createdAt) });
  }
}
