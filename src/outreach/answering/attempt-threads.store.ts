import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { AttemptState } from '../domain/words.js';

/** Messages of one person that are looked at for an answer: nobody has more of them open. */
const MOST_OPEN = 50;

/** How many answers that wait for a word are shown at once: after them come the others. */
const MOST_ANSWERED = 5;

/** A message as far as it takes to find what belongs to it. */
export interface ThreadMessage {
  readonly id: string;
  readonly contactId: string;
  /** The request that it continues, or itself. */
  readonly requestId: string;
  readonly state: AttemptState;
  readonly subject: string;
  readonly sentAt: string | null;
  readonly sentOn: LocalDate | null;
  readonly lastMessageOn: LocalDate | null;
}

const columns = `attempts.id, attempts.contact_id as "contactId",
  case when attempts.situation = 'follow-up' then coalesce(attempts.parent_id, attempts.id) else attempts.id end as "requestId",
  attempts.state, attempts.subject, attempts.sent_at as "sentAt", attempts.sent_on as "sentOn",
  attempts.last_message_on as "lastMessageOn"`;

const ofLiving =
  'exists (select 1 from contacts where contacts.id = attempts.contact_id and contacts.deleted_at is null)';

/** Which mails belong to which message: by their Message-IDs, and by whom they went to. */
@Injectable()
export class AttemptThreadsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Messages that went out under one of these Message-IDs, the last one first. */
  async ofMessageIds(accountId: string, messageIds: readonly string[]): Promise<ThreadMessage[]> {
    if (messageIds.length === 0) return [];
    const sql = `select ${columns} from attempt_mails
       join attempts on attempts.id = attempt_mails.attempt_id
      where attempt_mails.account_id = ? and attempt_mails.message_id in (${messageIds.map(() => '?').join(',')})
        and ${ofLiving} order by attempt_mails.created_at desc, attempts.id`;
    return rows(this.unitOfWork.reader, sql, [accountId, ...messageIds]);
  }

  /** Requests to these people that wait for an answer, the last sent first. */
  waiting(accountId: string, contactIds: readonly string[]): Promise<ThreadMessage[]> {
    return this.ofContacts(accountId, contactIds, { where: "state = 'sent' and silent_on is not null", values: [] });
  }

  /** Mails to these people that are drafts, or were sent on that day or later. */
  letters(accountId: string, contactIds: readonly string[], since: LocalDate): Promise<ThreadMessage[]> {
    const where = "channel = 'email' and (state = 'drafted' or sent_on >= ?)";
    return this.ofContacts(accountId, contactIds, { where, values: [since] });
  }

  /** Messages whose answer is there and nobody has said yet what came of it, the answer that came first first. */
  async awaitingOutcome(accountId: string): Promise<string[]> {
    const sql = `select id from attempts where account_id = ? and answer_noted_at is not null and answer_on >= sent_on
        and (outcome is null or outcome in ('no-answer-yet', 'silence'))
        and (outcome_at is null or outcome_at <= answer_noted_at) and ${ofLiving}
      order by answer_noted_at, id limit ${MOST_ANSWERED}`;
    return (await rows<{ id: string }>(this.unitOfWork.reader, sql, [accountId])).map(({ id }) => id);
  }

  private async ofContacts(
    accountId: string,
    contactIds: readonly string[],
    { where, values }: { readonly where: string; readonly values: readonly string[] },
  ): Promise<ThreadMessage[]> {
    if (contactIds.length === 0) return [];
    const sql = `select ${columns} from attempts where contact_id in (${contactIds.map(() => '?').join(',')})
        and account_id = ? and ${where} order by created_at desc, id desc limit ${MOST_OPEN}`;
    return rows(this.unitOfWork.reader, sql, [...contactIds, accountId, ...values]);
  }
}
