import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Not } from 'typeorm';
import { findForChange } from '../common/database/for-change.js';
import { engineOf, changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { insertWholeRows, wholeRows } from '../common/database/whole-rows.js';
import { MAX_LOST_ANSWERS } from './domain/retry.js';
import { usersOwnKinds } from './domain/users-own.js';
import { OutboxMail } from './outbox-mail.entity.js';

/** The service's own mails, or the letters of its users: each has its own pool, so that neither waits for the other. */
export type Queue = 'own' | 'letters';

const USERS = `('${usersOwnKinds.join("', '")}')`;

/**
 * May be tried now: waits for its time, or may be repeated once after a lost answer, or its sender is gone (an expired
 * lease is a lost answer too: nobody knows how far it came).
 */
const OWN = `kind not in ${USERS} and give_up_at > ? and (
  (state in ('queued', 'ambiguous') and next_try_at <= ? and lost_answers < ${MAX_LOST_ANSWERS})
  or (state = 'sending' and lease_until <= ? and lost_answers < ${MAX_LOST_ANSWERS - 1}))`;

/** Never twice: only what waits for its time, and one letter of a user at a time, so that one server holds up one user. */
const LETTERS = `kind in ${USERS} and give_up_at > ? and state = 'queued' and next_try_at <= ? and not exists (
  select 1 from mail_outbox busy where busy.account_id = mail_outbox.account_id and busy.kind in ${USERS}
    and busy.state = 'sending' and busy.lease_until > ?)`;

const CLAIMABLE: Readonly<Record<Queue, string>> = { own: OWN, letters: LETTERS };

/**
 * The few that are tried once more come first; of letters none is. Each state apart, so that the index gives them in order,
 * however many wait.
 */
const STATES: Readonly<Record<Queue, readonly string[]>> = {
  own: ["('ambiguous', 'sending')", "('queued')"],
  letters: ["('queued')"],
};

/**
 * What no one will send any more: it went out, was given up, or its second answer got lost. Said by what it is not: an index
 * on the state would lead through all there are. A letter whose answer got lost waits for what its user says.
 */
const OVER = `state not in ('queued', 'sending')
  and not (state = 'ambiguous' and (kind in ${USERS} or lost_answers < ${MAX_LOST_ANSWERS}))`;

/** What nobody repeats: a second copy was sent already, or it is a letter. */
const FINAL = `(lost_answers >= ${MAX_LOST_ANSWERS - 1} or kind in ${USERS})`;

/** Of one mail, and of one claim of it: whoever has taken it over since is left alone. */
export type Held = Pick<OutboxMail, 'accountId' | 'id' | 'claims'>;

interface Lease {
  readonly now: Date;
  readonly leaseUntil: Date;
  /** Under way in this process, whatever its clock says by now of their leases. */
  readonly underWay: readonly string[];
}

@Injectable()
export class OutboxStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(mail: OutboxMail): Promise<void> {
    await insertWholeRows(this.unitOfWork.writer, OutboxMail, [mail]);
  }

  has(accountId: string, messageId: string): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(OutboxMail, { accountId, messageId });
  }

  /**
   * Takes the mails that have waited longest, `most` of them, for one sender alone, and counts the try. Of letters one:
   * two of a user's would go at the same time.
   */
  async claim(queue: Queue, lease: Lease, most: number): Promise<OutboxMail[]> {
    const ids: string[] = [];
    const limit = queue === 'letters' ? 1 : most;
    for (const states of STATES[queue]) {
      if (ids.length < limit) ids.push(...(await this.dueIn(states, { ...lease, queue, most: limit - ids.length })));
    }
    return this.take(ids, queue, lease);
  }

  /** Takes this one, if it is due and nobody has it. */
  async claimOne(id: string, queue: Queue, lease: Lease): Promise<OutboxMail | null> {
    if (lease.underWay.includes(id)) return null;
    const [mail] = await this.take([id], queue, lease);
    return mail ?? null;
  }

  private async dueIn(
    states: string,
    { queue, now, most, underWay }: Lease & { readonly queue: Queue; readonly most: number },
  ): Promise<string[]> {
    const { writer } = this.unitOfWork;
    const skipLocked = engineOf(writer) === 'postgres' ? 'for update skip locked' : '';
    const at = now.toISOString();
    const others = underWay.length === 0 ? '' : `and id not in (${placesFor(underWay)})`;
    const due = await rows<{ id: string }>(
      writer,
      `select id from mail_outbox where state in ${states} and next_try_at <= ? and ${CLAIMABLE[queue]} ${others}
        order by next_try_at, id limit ${most} ${skipLocked}`,
      [at, at, at, at, ...underWay],
    );
    return due.map(({ id }) => id);
  }

  private async take(ids: readonly string[], queue: Queue, { now, leaseUntil }: Lease): Promise<OutboxMail[]> {
    if (ids.length === 0) return [];
    const { writer } = this.unitOfWork;
    const at = now.toISOString();
    const taken = await rows<{ id: string }>(
      writer,
      `update mail_outbox set attempts = attempts + 1, claims = coalesce(claims, 0) + 1, lease_until = ?,
         lost_answers = lost_answers + case when state = 'sending' then 1 else 0 end, state = 'sending'
       where id in (${placesFor(ids)}) and ${CLAIMABLE[queue]} returning id`,
      [leaseUntil.toISOString(), ...ids, at, at, at],
    );
    if (taken.length === 0) return [];
    const mine = taken.map(({ id }) => id);
    return wholeRows(writer, OutboxMail, `id in (${placesFor(mine)}) order by next_try_at, id`, mine);
  }

  /** The sender is still at it. */
  async renew({ accountId, id, claims }: Held, leaseUntil: Date): Promise<void> {
    const leased = { leaseUntil: leaseUntil.toISOString() };
    await this.unitOfWork.writer.update(OutboxMail, { accountId, id, state: 'sending', claims: claims ?? 0 }, leased);
  }

  /** Writes down what became of a try; false if another sender has taken over since. */
  async settle(after: OutboxMail): Promise<boolean> {
    const { state, lostAnswers, nextTryAt, sentAt, triedAt, lastResult, answer, accountId, id, claims } = after;
    const settled = await changedRows(
      this.unitOfWork.writer,
      `update mail_outbox set state = ?, lost_answers = ?, next_try_at = ?, sent_at = ?, tried_at = ?, last_result = ?,
         answer = ?, lease_until = null
       where account_id = ? and id = ? and state = 'sending' and claims = ?`,
      [state, lostAnswers, nextTryAt, sentAt, triedAt, lastResult, answer, accountId, id, claims],
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
          and (state in ('sent', 'dead') or (state = 'ambiguous' and (lost_answers >= ${MAX_LOST_ANSWERS} or kind in ${USERS})))`,
      [accountId],
    );
  }

  /** Ids of mails of all accounts that were made before and are over, but still have their words. */
  overWithWords(before: string, most: number): Promise<string[]> {
    return this.overBefore(`message <> '' and created_at < ?`, before, most);
  }

  /** Ids of mails of all accounts that were made before and are over. */
  over(before: string, most: number): Promise<string[]> {
    return this.overBefore('created_at < ?', before, most);
  }

  /** Of those that are still over: somebody may have asked for one once more. Gives how many there were. */
  forgetWordsOf(ids: readonly string[]): Promise<number> {
    const sql = `update mail_outbox set message = '' where id in (${placesFor(ids)}) and message <> '' and ${OVER}`;
    return changedRows(this.unitOfWork.writer, sql, ids);
  }

  /** The same. */
  removeOver(ids: readonly string[]): Promise<number> {
    return changedRows(
      this.unitOfWork.writer,
      `delete from mail_outbox where id in (${placesFor(ids)}) and ${OVER}`,
      ids,
    );
  }

  private async overBefore(which: string, before: string, most: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select id from mail_outbox where ${which} and ${OVER} order by created_at limit ${most}`,
      [before],
    );
    return found.map(({ id }) => id);
  }

  /** One that still waits; false: there is none, it is being sent, or it was. */
  async withdraw(accountId: string, messageId: string): Promise<boolean> {
    const sql = `delete from mail_outbox where message_id = ? and account_id = ? and state = 'queued'`;
    return (await changedRows(this.unitOfWork.writer, sql, [messageId, accountId])) > 0;
  }

  /** Of these kinds, to these addresses, for good. */
  async removeTo(accountId: string, kinds: readonly string[], addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    await changedRows(
      this.unitOfWork.writer,
      `delete from mail_outbox where account_id = ? and kind in (${placesFor(kinds)})
          and lower(envelope_to) in (${placesFor(addresses)})`,
      [accountId, ...kinds, ...addresses.map((address) => address.toLowerCase())],
    );
  }

  /** For good, whatever becomes of a try that is under way. */
  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.writer.delete(OutboxMail, { accountId, id: In([...ids]) });
  }

  /** Takes one that went out, for whoever does something more about it; false: somebody else has it. */
  async holdSent(accountId: string, id: string, { now, leaseUntil }: Omit<Lease, 'underWay'>): Promise<boolean> {
    const held = await changedRows(
      this.unitOfWork.writer,
      `update mail_outbox set lease_until = ? where account_id = ? and id = ? and state = 'sent'
          and (lease_until is null or lease_until <= ?)`,
      [leaseUntil.toISOString(), accountId, id, now.toISOString()],
    );
    return held === 1;
  }

  async releaseSent(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.update(OutboxMail, { accountId, id, state: 'sent' }, { leaseUntil: null });
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
      where: { accountId, kind: Not(In([...usersOwnKinds])) },
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

function placesFor(ids: readonly string[]): string {
  return ids.map(() => '?').join(', ');
}
