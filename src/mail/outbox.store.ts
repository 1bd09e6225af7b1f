import { Injectable } from '@nestjs/common';
import { engineOf, changedRows, rows, type SqlValue } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { MAX_LOST_ANSWERS, type Settled } from './domain/retry.js';
import { OutboxMail } from './outbox-mail.entity.js';

/**
 * May be tried now: waits for its time, or may be repeated once after a lost answer, or its sender is gone (an expired
 * lease is a lost answer too: nobody knows how far it came).
 */
const CLAIMABLE = `give_up_at > ? and (
  (state in ('queued', 'ambiguous') and next_try_at <= ? and lost_answers < ${MAX_LOST_ANSWERS})
  or (state = 'sending' and lease_until <= ? and lost_answers < ${MAX_LOST_ANSWERS - 1}))`;

@Injectable()
export class OutboxStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(mail: OutboxMail): Promise<void> {
    await this.unitOfWork.writer.insert(OutboxMail, mail);
  }

  /** Takes the mail that has waited longest, for one sender alone, and counts the try. Null if none is due. */
  async claim(now: Date, leaseUntil: Date): Promise<OutboxMail | null> {
    const writer = this.unitOfWork.writer;
    const at = now.toISOString();
    const dueNow: readonly SqlValue[] = [at, at, at];
    const skipLocked = engineOf(writer) === 'postgres' ? 'for update skip locked' : '';
    const next = `select id from mail_outbox where ${CLAIMABLE} order by next_try_at, id limit 1 ${skipLocked}`;
    const [due] = await rows<{ id: string }>(writer, next, dueNow);
    if (!due) return null;
    const claimed = await changedRows(
      writer,
      `update mail_outbox set attempts = attempts + 1, lease_until = ?,
         lost_answers = lost_answers + case when state = 'sending' then 1 else 0 end, state = 'sending'
       where id = ? and ${CLAIMABLE}`,
      [leaseUntil.toISOString(), due.id, ...dueNow],
    );
    return claimed === 1 ? writer.findOneByOrFail(OutboxMail, { id: due.id }) : null;
  }

  /** Writes down what became of a try, unless another sender has taken over since. */
  async settle(mail: OutboxMail, settled: Settled, answer: string): Promise<void> {
    await this.unitOfWork.writer.update(
      OutboxMail,
      { accountId: mail.accountId, id: mail.id, state: 'sending', attempts: mail.attempts },
      {
        state: settled.state,
        lostAnswers: settled.lostAnswers,
        nextTryAt: settled.nextTryAt.toISOString(),
        sentAt: settled.sentAt?.toISOString() ?? null,
        leaseUntil: null,
        answer,
      },
    );
  }

  /** Ends what nobody will try any more: too late, or its last sender is gone. */
  async closeStale(now: Date): Promise<void> {
    const at = now.toISOString();
    const { writer } = this.unitOfWork;
    await changedRows(writer, "update mail_outbox set state = 'dead' where state = 'queued' and give_up_at <= ?", [at]);
    await changedRows(
      writer,
      `update mail_outbox set state = 'ambiguous', lost_answers = lost_answers + 1, lease_until = null
       where state = 'sending' and lease_until <= ? and (give_up_at <= ? or lost_answers >= ${MAX_LOST_ANSWERS - 1})`,
      [at, at],
    );
  }

  /** What no one will send any more loses its words; that it went out, and what the server said, stays. */
  async forgetWords(accountId: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      `update mail_outbox set message = '' where account_id = ? and message <> ''
          and (state in ('sent', 'dead') or (state = 'ambiguous' and lost_answers >= ${MAX_LOST_ANSWERS}))`,
      [accountId],
    );
  }

  /** The account's mails, the newest first, older than the given one. */
  list(accountId: string, before: string | null, limit: number): Promise<OutboxMail[]> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(OutboxMail, 'mail')
      .where('mail.accountId = :accountId', { accountId })
      .orderBy('mail.id', 'DESC')
      .take(limit);
    return (before === null ? query : query.andWhere('mail.id < :before', { before })).getMany();
  }
}
