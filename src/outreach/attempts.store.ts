import { Injectable } from '@nestjs/common';
import type { Position } from '../common/cursor.js';
import { allOf, beyond, given } from '../common/database/condition.js';
import { changedRows, rows } from '../common/database/sql.js';
import { type Backwards, newestFirst } from '../common/database/newest-first.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import type { LocalDate } from '../common/local-date.js';
import type { OutboxMail } from '../mail/outbox-mail.entity.js';
import { continuesRequest } from './attempt-facts.js';
import { Attempt } from './attempt.entity.js';
import type { PastMessage } from './domain/angle.js';
import { type AttemptState, type NoReason, waitsForAnswer } from './domain/words.js';

/** More letters to one person than anybody writes; older openings may come again. */
const MOST_OPENINGS = 200;
/** What was further back decides nothing any more. */
const MOST_PAST = 50;
/** More messages than one person ever gets. */
const MOST_MESSAGES = 1_000;

export interface AttemptFilter {
  readonly state: AttemptState | null;
  readonly contactId: string | null;
}

/** Somebody was written to, and the user said so on that day. */
export interface MarkedAttempt {
  readonly contactId: string;
  readonly on: LocalDate;
}

export type AttemptStep = 'drafted' | 'sent' | 'outcome';

/** A follow-up is answered with its request; "no answer yet" is no outcome. */
const steps: Readonly<Record<AttemptStep, { readonly column: string; readonly condition: string }>> = {
  drafted: { column: 'created_at', condition: 'sent_on is null' },
  sent: { column: 'sent_on', condition: 'sent_on is not null' },
  outcome: {
    column: 'outcome_on',
    condition: "outcome_on is not null and outcome <> 'no-answer-yet' and situation <> 'follow-up'",
  },
};

/** Not about somebody in the trash. */
const ofLiving =
  'exists (select 1 from contacts where contacts.id = attempts.contact_id and contacts.deleted_at is null)';

const marked = 'select contact_id as "contactId", marked_on as "on" from attempts';

@Injectable()
export class AttemptsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Nothing of somebody in the trash. */
  find(accountId: string, id: string): Promise<Attempt | null> {
    const where = `id = ? and account_id = ? and ${ofLiving}`;
    return wholeRow(this.unitOfWork.reader, Attempt, where, [id, accountId]);
  }

  /** The newest first, after `position`. */
  page(accountId: string, filter: AttemptFilter, position: Position | null, count: number): Promise<Attempt[]> {
    const { sql, values } = allOf([
      { sql: `account_id = ? and ${ofLiving}`, values: [accountId] },
      given('state = ?', filter.state),
      given('contact_id = ?', filter.contactId),
      beyond('created_at', '<', position),
    ]);
    const end = `order by created_at desc, id desc limit ${Math.trunc(count)}`;
    return wholeRows(this.unitOfWork.reader, Attempt, `${sql} ${end}`, values);
  }

  /** Messages to one person, backwards: drafts by when they were begun, sent ones by their day, those with an outcome by its day. */
  backwards(accountId: string, contactId: string, step: AttemptStep, range: Backwards): Promise<Attempt[]> {
    const { column, condition } = steps[step];
    const { end, values } = newestFirst(column, range);
    const where = `account_id = ? and contact_id = ? and ${condition} ${end}`;
    return wholeRows(this.unitOfWork.reader, Attempt, where, [accountId, contactId, ...values]);
  }

  /** All messages to one person, the oldest first. */
  ofContact(accountId: string, contactId: string): Promise<Attempt[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    return this.unitOfWork.reader.find(Attempt, { where: { accountId, contactId }, order });
  }

  /** The follow-ups that were sent after a request. */
  async sentFollowUpsOf(accountId: string, parentId: string): Promise<Attempt[]> {
    const found = await this.unitOfWork.reader.findBy(Attempt, { accountId, parentId, situation: 'follow-up' });
    return found.filter(({ sentOn }) => sentOn !== null);
  }

  /** The latest request to a person that waits for its answer; none waits: the last one, if silence has closed it. */
  async latestUnanswered(accountId: string, contactId: string): Promise<Attempt | null> {
    const sent = (await this.ofContact(accountId, contactId)).filter(({ sentOn }) => sentOn !== null);
    const requests = sent.filter((attempt) => waitsForAnswer(attempt.situation) && !continuesRequest(attempt));
    const silent = requests.slice(-1).find(({ outcome }) => outcome === 'silence');
    return requests.findLast(({ silentOn }) => silentOn !== null) ?? silent ?? null;
  }

  /** `section/key` of what letters to a person began with, drafts included, the oldest first; not that one. */
  async openingsTo(accountId: string, contactId: string, exceptId: string | null): Promise<string[]> {
    const found = await rows<{ opening: string }>(
      this.unitOfWork.reader,
      `select opening from attempts where contact_id = ? and account_id = ? and opening is not null and id <> ?
        order by created_at desc, id desc limit ${MOST_OPENINGS}`,
      [contactId, accountId, exceptId ?? ''],
    );
    return found.map(({ opening }) => opening).reverse();
  }

  /** Messages to a person, as far as `MOST_MESSAGES`. */
  async idsTo(accountId: string, contactId: string): Promise<string[]> {
    const sql = `select id from attempts where contact_id = ? and account_id = ? order by id limit ${MOST_MESSAGES}`;
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [contactId, accountId]);
    return found.map(({ id }) => id);
  }

  /** Why a person last said no; null: never, or nobody said why. */
  async lastReason(accountId: string, contactId: string): Promise<NoReason | null> {
    const sql = `select reason from attempts where contact_id = ? and account_id = ? and outcome = 'no'
      order by outcome_on desc, id desc limit 1`;
    const [row] = await rows<{ reason: NoReason | null }>(this.unitOfWork.reader, sql, [contactId, accountId]);
    return row?.reason ?? null;
  }

  /** What was sent to a person and what came of it, the last heard or sent first; follow-ups belong to their request. */
  async pastOf(accountId: string, contactId: string): Promise<PastMessage[]> {
    return rows(
      this.unitOfWork.reader,
      `select a.situation, a.channel, a.outcome, a.reason, o.offer_id as "offerId" from attempts a
         left join attempt_origins o on o.attempt_id = a.id and o.account_id = a.account_id
        where a.contact_id = ? and a.account_id = ? and a.sent_on is not null
          and not (a.situation = 'follow-up' and a.parent_id is not null)
        order by case when a.outcome_on > a.sent_on then a.outcome_on else a.sent_on end desc, a.id desc
        limit ${MOST_PAST}`,
      [contactId, accountId],
    );
  }

  async sentSince(accountId: string, day: LocalDate): Promise<{ contactId: string; on: LocalDate }[]> {
    const found = await rows<{ contact_id: string; sent_on: LocalDate }>(
      this.unitOfWork.reader,
      'select contact_id, sent_on from attempts where account_id = ? and sent_on >= ? order by sent_on, contact_id',
      [accountId, day],
    );
    return found.map((row) => ({ contactId: row.contact_id, on: row.sent_on }));
  }

  async markedSince(accountId: string, day: LocalDate): Promise<MarkedAttempt[]> {
    const sql = `${marked} where account_id = ? and marked_on >= ?`;
    return rows(this.unitOfWork.reader, sql, [accountId, day]);
  }

  async markedOf(accountId: string, contactIds: readonly string[]): Promise<MarkedAttempt[]> {
    if (contactIds.length === 0) return [];
    const places = contactIds.map(() => '?').join(',');
    const sql = `${marked} where account_id = ? and contact_id in (${places}) and marked_on is not null`;
    return rows(this.unitOfWork.reader, sql, [accountId, ...contactIds]);
  }

  async lastMarkedOn(accountId: string, before: LocalDate | null): Promise<LocalDate | null> {
    const [row] = await rows<{ latest: LocalDate | null }>(
      this.unitOfWork.reader,
      `select max(marked_on) as latest from attempts where account_id = ? ${before ? 'and marked_on < ?' : ''}`,
      before ? [accountId, before] : [accountId],
    );
    return row?.latest ?? null;
  }

  async lastOutcomeAt(accountId: string): Promise<string | null> {
    const sql = "select max(outcome_at) as latest from attempts where account_id = ? and outcome <> 'silence'";
    const [row] = await rows<{ latest: string | null }>(this.unitOfWork.reader, sql, [accountId]);
    return row?.latest ?? null;
  }

  async countSent(accountId: string): Promise<number> {
    const [row] = await rows<{ count: number | string }>(
      this.unitOfWork.reader,
      'select count(*) as count from attempts where account_id = ? and sent_on is not null',
      [accountId],
    );
    return Number(row?.count ?? 0); // PostgreSQL counts in bigint, which comes as text
  }

  /** Where its mail is, if one was made: the latest one's state in the outbox. */
  async letterOf(accountId: string, id: string): Promise<OutboxMail['state'] | null> {
    const [row] = await rows<Pick<OutboxMail, 'state'>>(
      this.unitOfWork.reader,
      `select m.state from attempt_mails l join mail_outbox m on m.id = l.outbox_id and m.account_id = l.account_id
        where l.attempt_id = ? and l.account_id = ? order by l.created_at desc, l.id desc limit 1`,
      [id, accountId],
    );
    return row?.state ?? null;
  }

  async insert(attempt: Attempt): Promise<void> {
    await this.unitOfWork.writer.insert(Attempt, attempt);
  }

  /** One more opening of a draft; what it holds stays untouched. How many there were; null: it is no draft. */
  async countOpening(accountId: string, id: string): Promise<number | null> {
    const [row] = await rows<{ times: number }>(
      this.unitOfWork.writer,
      `update attempts set times_opened = coalesce(times_opened, 0) + 1
        where account_id = ? and id = ? and state = 'drafted' returning times_opened as times`,
      [accountId, id],
    );
    return row?.times ?? null;
  }

  async save({ accountId, id, ...fields }: Attempt): Promise<void> {
    await this.unitOfWork.writer.update(Attempt, { accountId, id }, fields);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const removed = 'delete from attempts where account_id = ? and id = ?';
    return (await changedRows(this.unitOfWork.writer, removed, [accountId, id])) > 0;
  }
}
