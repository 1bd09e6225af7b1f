import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Not } from 'typeorm';
import { findForChange } from '../common/database/for-change.js';
import { engineOf, changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { MAX_LOST_ANSWERS } from './domain/retry.js';
import { OutboxMail } from './outbox-mail.entity.js';

/** The service's own mails, or the letters of its users: each has its own pool, so that neither waits for the other. */
export type Queue = 'own' | 'letters';

/**
 * May be tried now: waits for its time, or may be repeated once after a lost answer, or its sender is gone (an expired
 * lease is a lost answer too: nobody knows how far it came).
 */
const OWN = `kind <> 'letter' and give_up_at > ? and (
  (state in ('queued', 'ambiguous') and next_try_at <= ? and lost_answers < ${MAX_LOST_ANSWERS})
  or (state = 'sending' and lease_until <= ? and lost_answers < ${MAX_LOST_ANSWERS - 1}))`;

/** Never twice: only what waits for its time, and one letter of a user at a time, so that one server holds up one user. */
const LETTERS = `kind = 'letter' and give_up_at > ? and state = 'queued' and next_try_at <= ? and not exists (
  select 1 from mail_outbox busy where busy.account_id = mail_outbox.account_id and busy.kind = 'letter'
    and busy.state = 'sending' and busy.lease_until > ?)`;

const CLAIMABLE: Readonly<Record<Queue, string>> = { own: OWN, letters: LETTERS };

/** What nobody repeats: a second copy was sent already, or it is a letter. */
const FINAL = `(lost_answers >= ${MAX_LOST_ANSWERS - 1} or kind = 'letter')`;

/** Of one mail, and of one try of it: whoever has taken it over since is left alone. */
export type Held = Pick<OutboxMail, 'accountId' | 'id' | 'attempts'>;

interface Lease {
  readonly now: Date;
  readonly leaseUntil: Date;
}

@Injectable()
export class OutboxStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(mail: OutboxMail): Promise<void> {
    await this.unitOfWork.writer.insert(OutboxMail, mail);
  }

  has(accountId: string, messageId: string): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(OutboxMail, { accountId, messageId });
  }

  /** Takes the mail that has waited longest, for one sender alone, and counts the try. Null if none is due. */
  async claim(queue: Queue, now: Date, leaseUntil: Date): Promise<OutboxMail | null> {
    const writer = this.unitOfWork.writer;
    const skipLocked = engineOf(writer) === 'postgres' ? 'for update skip locked' : '';
    const next = `select id from mail_outbox where ${CLAIMABLE[queue]} order by next_try_at, id limit 1 ${skipLocked}`;
    const at = now.toISOString();
    const [due] = await rows<{ id: string }>(writer, next, [at, at, at]);
    return due ? this.claimOne(due.id, queue, { now, leaseUntil }) : null;
  }

  /** Takes this one, if it is due and nobody has it. */
  async claimOne(id: string, queue: Queue, { now, leaseUntil }: Lease): Promise<OutboxMail | null> {
    const writer = this.unitOfWork.writer;
    const at = now.toISOString();
    const claimed = await changedRows(
      writer,
      `update mail_outbox set attempts = attempts + 1, lease_until = ?,
         lost_answers = lost_answers + case when state = 'sending' then 1 else 0 end, state = 'sending'
       where id = ? and ${CLAIMABLE[queue]}`,
      [leaseUntil.toISOString(), id, at, at, at],
    );
    return claimed === 1 ? writer.findOneByOrFail(OutboxMail, { id }) : null;
  }

  /** The sender is still at it. */
  async renew({ accountId, id, attempts }: Held, leaseUntil: Date): Promise<void> {
    const leased = { leaseUntil: leaseUntil.toISOString() };
    await this.unitOfWork.writer.update(OutboxMail, { accountId, id, state: 'sending', attempts }, leased);
  }

  /** Writes down what became of a try; false if another sender has taken over since. */
  async settle(after: OutboxMail): Promise<boolean> {
    const { state, lostAnswers, nextTryAt, sentAt, triedAt, lastResult, answer, accountId, id, attempts } = after;
    const settled = await changedRows(
      this.unitOfWork.writer,
      `update mail_outbox set state = ?, lost_answers = ?, next_try_at = ?, sent_at = ?, tried_at = ?, last_result = ?,
         answer = ?, lease_until = null
       where account_id = ? and id = ? and state = 'sending' and attempts = ?`,
      [state, lostAnswers, nextTryAt, sentAt, triedAt, lastResult, answer, accountId, id, attempts],
    );
    return settled === 1;
  }

  /** Ends what nobody will try any more: too late, or its last sender is gone. */
  async closeStale(now: Date): Promise<void> {
    const at = now.toISOString();
    const { writer } = this.unitOfWork;
    await changedRows(writer, "update mail_outbox set state = 'dead' where state = 'queued' and give_up_at <= ?", [at]);
    await changedRows(
      writer,
      `update mail_outbox set state = 'ambiguous', lost_answers = lost_answers + 1, lease_until = null, last_result = 'lost'
       where state = 'sending' and lease_until <= ? and (give_up_at <= ? or ${FINAL})`,
      [at, at],
    );
  }

  /** What no one will send any more loses its words; that it went out, and what the server said, stays. */
  async forgetWords(accountId: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      `update mail_outbox set message = '' where account_id = ? and message <> ''
          and (state in ('sent', 'dead') or (state = 'ambiguous' and (lost_answers >= ${MAX_LOST_ANSWERS} or kind = 'letter')))`,
      [accountId],
    );
  }

  /** For good, whatever becomes of a try that is under way. */
  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.writer.delete(OutboxMail, { accountId, id: In([...ids]) });
  }

  /** From its beginning once more, because the user says so. */
  async queueAgain({ accountId, id }: OutboxMail, now: Date, giveUpAt: Date): Promise<void> {
    await this.unitOfWork.writer.update(
      OutboxMail,
      { accountId, id },
      {
        state: 'queued',
        attempts: 0,
        lostAnswers: 0,
        nextTryAt: now.toISOString(),
        giveUpAt: giveUpAt.toISOString(),
        leaseUntil: null,
      },
    );
  }

  newest(accountId: string): Promise<OutboxMail | null> {
    return this.unitOfWork.reader.findOne(OutboxMail, {
      where: { accountId, kind: Not('letter') },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  find(accountId: string, id: string): Promise<OutboxMail | null> {
    return this.unitOfWork.reader.findOneBy(OutboxMail, { accountId, id });
  }

  findForChange(accountId: string, id: string): Promise<OutboxMail | null> {
    return findForChange(this.unitOfWork.writer, OutboxMail, { accountId, id });
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
