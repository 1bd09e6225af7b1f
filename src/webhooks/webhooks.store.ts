import { Injectable } from '@nestjs/common';
import { findForChange } from '../common/database/for-change.js';
import { changedRows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { WebhookProblem } from './domain/words.js';
import { MOST_WEBHOOKS } from './webhooks.errors.js';
import { Webhook } from './webhook.entity.js';

@Injectable()
export class WebhooksStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Webhook | null> {
    return this.unitOfWork.reader.findOneBy(Webhook, { accountId, id });
  }

  findForChange(accountId: string, id: string): Promise<Webhook | null> {
    return findForChange(this.unitOfWork.writer, Webhook, { accountId, id });
  }

  /** The oldest first. */
  list(accountId: string): Promise<Webhook[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    return this.unitOfWork.reader.find(Webhook, { where: { accountId }, order, take: MOST_WEBHOOKS });
  }

  async insert(webhook: Webhook): Promise<void> {
    await this.unitOfWork.writer.insert(Webhook, webhook);
  }

  async save(webhook: Webhook): Promise<void> {
    const { accountId, id } = webhook;
    await this.unitOfWork.writer.update(Webhook, { accountId, id }, webhook);
  }

  /** Nothing that waits for it is sent any more; whoever is at it finds that somebody was faster. */
  async stopWaiting(accountId: string, webhookId: string, problem: WebhookProblem): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      `update webhook_deliveries set state = 'stopped', next_try_at = null, problem = ?, claims = claims + 1
        where webhook_id = ? and account_id = ? and state = 'waiting'`,
      [problem, webhookId, accountId],
    );
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Webhook, { accountId, id });
  }
}
