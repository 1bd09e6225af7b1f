import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { usersOwnKinds } from '../../mail/domain/users-own.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import type { AttemptMail } from '../attempt-mail.entity.js';

/** More letters of one thread than anybody sends: a request has two follow-ups, and each may have been tried again. */
const MOST_OF_THREAD = 50;

/** A letter: the mail that was made of a draft, to go by the user's own mail account. With what the outbox knows of it. */
export interface Letter
  extends
    Pick<AttemptMail, 'attemptId' | 'messageId' | 'keptAt'>,
    Pick<
      OutboxMail,
      | 'state'
      | 'attempts'
      | 'envelopeFrom'
      | 'envelopeTo'
      | 'nextTryAt'
      | 'giveUpAt'
      | 'triedAt'
      | 'answer'
      | 'sentAt'
      | 'leaseUntil'
    > {
  readonly mailId: AttemptMail['id'];
  readonly outboxId: OutboxMail['id'];
}

@Injectable()
export class LettersQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest of a message; null: none was made of it. */
  async latest(accountId: string, attemptId: string): Promise<Letter | null> {
    const [letter] = await rows<Letter>(
      this.unitOfWork.reader,
      `select l.id as "mailId", l.attempt_id as "attemptId", l.message_id as "messageId", l.kept_at as "keptAt",
              m.id as "outboxId", m.state, m.attempts, m.envelope_from as "envelopeFrom", m.envelope_to as "envelopeTo",
              m.next_try_at as "nextTryAt", m.give_up_at as "giveUpAt", m.tried_at as "triedAt", m.answer,
              m.sent_at as "sentAt", m.lease_until as "leaseUntil"
         from attempt_mails l join mail_outbox m on m.id = l.outbox_id and m.account_id = l.account_id
        where l.attempt_id = ? and l.account_id = ? order by l.created_at desc, l.id desc limit 1`,
      [attemptId, accountId],
    );
    return letter ?? null;
  }

  /** Message-IDs of a request and its follow-ups, as far as they went out by mail from here, the oldest first. */
  async threadOf(accountId: string, requestId: string): Promise<string[]> {
    const found = await rows<{ messageId: string }>(
      this.unitOfWork.reader,
      `select l.message_id as "messageId" from attempt_mails l
         left join mail_outbox m on m.id = l.outbox_id and m.account_id = l.account_id
        where l.account_id = ? and (m.state is null or m.state in ('sent', 'ambiguous')) and l.attempt_id in (
          select id from attempts where id = ? and account_id = ? and sent_on is not null
          union all
          select id from attempts where parent_id = ? and account_id = ? and situation = 'follow-up'
             and sent_on is not null)
        order by l.created_at, l.id limit ${MOST_OF_THREAD}`,
      [accountId, requestId, accountId, requestId, accountId],
    );
    return found.map(({ messageId }) => messageId);
  }

  /** Whether a mail of the outbox is still a letter of a draft, to somebody who is not in the trash. */
  async isWanted(accountId: string, outboxId: string): Promise<boolean> {
    const found = await rows(
      this.unitOfWork.reader,
      `select 1 from attempt_mails l
         join attempts a on a.id = l.attempt_id and a.account_id = l.account_id
         join contacts c on c.id = a.contact_id
        where l.outbox_id = ? and l.account_id = ? and a.state = 'drafted' and c.deleted_at is null`,
      [outboxId, accountId],
    );
    return found.length > 0;
  }

  /** A mail that went out, as it went; '' if its words are no longer kept. */
  async bytesOfSent(accountId: string, outboxId: string): Promise<string> {
    const [row] = await rows<{ message: string }>(
      this.unitOfWork.reader,
      `select message from mail_outbox where id = ? and account_id = ? and kind = 'letter' and state = 'sent'`,
      [outboxId, accountId],
    );
    return row?.message ?? '';
  }

  /** How many mails of the user's own were put on their way since that instant. */
  async countSince(accountId: string, since: string): Promise<number> {
    const [row] = await rows<{ count: number | string }>(
      this.unitOfWork.reader,
      `select count(*) as count from mail_outbox where account_id = ? and created_at >= ? and kind in (${usersOwnKinds.map(() => '?').join(', ')})`,
      [accountId, since, ...usersOwnKinds],
    );
    return Number(row?.count ?? 0); // PostgreSQL counts in bigint, which comes as text
  }
}
