import { Injectable } from '@nestjs/common';
import { chunked } from '../common/chunked.js';
import type { Position } from '../common/cursor.js';
import { findForChange } from '../common/database/for-change.js';
import { allOf, beyond } from '../common/database/condition.js';
import { changedRows, engineOf, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRows } from '../common/database/whole-rows.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';

/** Of one statement: both engines limit how many values it has. */
const ROWS_AT_ONCE = 500;

/** Of one delivery, and of one claim of it: whoever has taken it over since is left alone. */
export type HeldDelivery = Pick<WebhookDelivery, 'accountId' | 'id' | 'claims'>;

/** What a try has left: docs/webhooks.md. */
export type Outcome = Pick<WebhookDelivery, 'state' | 'nextTryAt' | 'status' | 'problem' | 'answer' | 'triedAt'>;

/** Which of those that are due: of this webhook alone, or of any but these. */
export interface Wanted {
  readonly only?: string;
  readonly except?: readonly string[];
}

interface Lease {
  readonly now: Date;
  readonly leaseUntil: Date;
}

@Injectable()
export class DeliveriesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(deliveries: readonly WebhookDelivery[]): Promise<void> {
    for (const some of chunked(deliveries, ROWS_AT_ONCE)) await this.unitOfWork.writer.insert(WebhookDelivery, some);
  }

  find(accountId: string, webhookId: string, id: string): Promise<WebhookDelivery | null> {
    return this.unitOfWork.reader.findOneBy(WebhookDelivery, { accountId, webhookId, id });
  }

  findForChange(accountId: string, webhookId: string, id: string): Promise<WebhookDelivery | null> {
    return findForChange(this.unitOfWork.writer, WebhookDelivery, { accountId, webhookId, id });
  }

  /** The newest first, after `position`. */
  page(accountId: string, webhookId: string, position: Position | null, count: number): Promise<WebhookDelivery[]> {
    const { sql, values } = allOf([
      { sql: 'webhook_id = ? and account_id = ?', values: [webhookId, accountId] },
      beyond('created_at', '<', position),
    ]);
    const end = `order by created_at desc, id desc limit ${Math.trunc(count)}`;
    return wholeRows(this.unitOfWork.reader, WebhookDelivery, `${sql} ${end}`, values);
  }

  /** Whether any is due, without a write. */
  async anyDue(now: Date): Promise<boolean> {
    const due = 'select 1 as due from webhook_deliveries where next_try_at <= ? limit 1';
    return (await rows(this.unitOfWork.reader, due, [now.toISOString()])).length > 0;
  }

  /** Takes the one that has waited longest, for one sender alone. Null if none is due. */
  async claim({ only, except = [] }: Wanted, lease: Lease): Promise<WebhookDelivery | null> {
    const writer = this.unitOfWork.writer;
    const { sql, values } = allOf([
      { sql: 'next_try_at <= ?', values: [lease.now.toISOString()] },
      only === undefined ? null : { sql: 'webhook_id = ?', values: [only] },
      except.length === 0
        ? null
        : { sql: `webhook_id not in (${except.map(() => '?').join(',')})`, values: [...except] },
    ]);
    const skipLocked = engineOf(writer) === 'postgres' ? 'for update skip locked' : '';
    const next = `select id from webhook_deliveries where ${sql} order by next_try_at, id limit 1 ${skipLocked}`;
    const [due] = await rows<{ id: string }>(writer, next, values);
    return due ? this.claimOne(due.id, lease) : null;
  }

  /** Takes this one, if it is due and nobody has it, and counts the try. */
  async claimOne(id: string, { now, leaseUntil }: Lease): Promise<WebhookDelivery | null> {
    const writer = this.unitOfWork.writer;
    const claimed = await changedRows(
      writer,
      `update webhook_deliveries set claims = claims + 1, tries = tries + 1, next_try_at = ?
        where id = ? and state = 'waiting' and next_try_at <= ?`,
      [leaseUntil.toISOString(), id, now.toISOString()],
    );
    return claimed === 1 ? writer.findOneByOrFail(WebhookDelivery, { id }) : null;
  }

  /** Writes down what became of a try; false if another sender has taken over since. */
  async settle({ accountId, id, claims }: HeldDelivery, outcome: Outcome): Promise<boolean> {
    const { state, nextTryAt, status, problem, answer, triedAt } = outcome;
    const settled = await changedRows(
      this.unitOfWork.writer,
      `update webhook_deliveries set state = ?, next_try_at = ?, status = ?, problem = ?, answer = ?, tried_at = ?
        where account_id = ? and id = ? and claims = ? and state = 'waiting'`,
      [state, nextTryAt, status, problem, answer, triedAt, accountId, id, claims],
    );
    return settled === 1;
  }

  /** From its beginning once more, because the user says so. */
  async again({ accountId, id }: HeldDelivery, now: Date): Promise<void> {
    const afresh = { state: 'waiting', tries: 0, nextTryAt: now.toISOString() } as const;
    await this.unitOfWork.writer.update(WebhookDelivery, { accountId, id }, afresh);
  }

  async anyBefore(instant: string): Promise<boolean> {
    const old = 'select 1 as old from webhook_deliveries where created_at < ? limit 1';
    return (await rows(this.unitOfWork.reader, old, [instant])).length > 0;
  }

  /** Forgets what was made before an instant, at most so many at once, and gives how many these were. */
  removeBefore(instant: string, most: number): Promise<number> {
    return changedRows(
      this.unitOfWork.writer,
      `delete from webhook_deliveries where id in (
         select id from webhook_deliveries where created_at < ? order by created_at, id limit ${Math.trunc(most)})`,
      [instant],
    );
  }
}
