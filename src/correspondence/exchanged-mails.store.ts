import { Injectable } from '@nestjs/common';
import { findForChange } from '../common/database/for-change.js';
import { moveTheseRows, type Move } from '../common/database/moved-rows.js';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRows } from '../common/database/whole-rows.js';
import { ExchangedMail } from './exchanged-mail.entity.js';

/** Mails of one message that are shown: the last ones. */
const MOST_OF_ATTEMPT = 20;

/** More people than one mail counts for. */
const MOST_OF_MESSAGE = 100;

@Injectable()
export class ExchangedMailsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What was noted of a mail, taken back or not. */
  ofMessage(accountId: string, messageId: string): Promise<ExchangedMail[]> {
    const where = `account_id = ? and message_id = ? order by id limit ${MOST_OF_MESSAGE}`;
    return wholeRows(this.unitOfWork.reader, ExchangedMail, where, [accountId, messageId]);
  }

  /** What belongs to a message and is not its own mail, the last one first; nothing that was taken back. */
  ofAttempt(accountId: string, attemptId: string): Promise<ExchangedMail[]> {
    const where = `attempt_id = ? and account_id = ? and kind in ('answer', 'absence', 'bounce')
      order by occurred_on desc, id desc limit ${MOST_OF_ATTEMPT}`;
    return wholeRows(this.unitOfWork.reader, ExchangedMail, where, [attemptId, accountId]);
  }

  /** The mails that left these talks. */
  ofInteractions(accountId: string, interactionIds: readonly string[]): Promise<ExchangedMail[]> {
    if (interactionIds.length === 0) return Promise.resolve([]);
    const places = interactionIds.map(() => '?').join(',');
    const where = `interaction_id in (${places}) and account_id = ? order by id`;
    return wholeRows(this.unitOfWork.reader, ExchangedMail, where, [...interactionIds, accountId]);
  }

  findForChange(accountId: string, id: string): Promise<ExchangedMail | null> {
    return findForChange(this.unitOfWork.writer, ExchangedMail, { accountId, id });
  }

  async insert(mails: readonly ExchangedMail[]): Promise<void> {
    await this.unitOfWork.writer.insert(ExchangedMail, [...mails]);
  }

  /** Only that it was seen is kept. */
  async takeBack({ accountId, id }: Pick<ExchangedMail, 'accountId' | 'id'>): Promise<void> {
    const nothing = { attemptId: null, interactionId: null, subject: null, words: null, actId: null };
    await this.unitOfWork.writer.update(ExchangedMail, { accountId, id }, { kind: 'taken-back', ...nothing });
  }

  /** Mails of the one that the other one has, too: one line is enough. They are gone afterwards. */
  async dropCommon(accountId: string, { from, to }: Move): Promise<ExchangedMail[]> {
    const where = `contact_id = ? and account_id = ? and message_id in
      (select message_id from exchanged_mails where contact_id = ? and account_id = ?)`;
    const common = await wholeRows(this.unitOfWork.writer, ExchangedMail, where, [from, accountId, to, accountId]);
    for (const { id } of common) await this.unitOfWork.writer.delete(ExchangedMail, { accountId, id });
    return common;
  }

  /** The ids of what moved. */
  async moveAll(accountId: string, { from, to }: Move): Promise<string[]> {
    const sql = 'update exchanged_mails set contact_id = ? where contact_id = ? and account_id = ? returning id';
    return (await rows<{ id: string }>(this.unitOfWork.writer, sql, [to, from, accountId])).map(({ id }) => id);
  }

  moveThese(accountId: string, move: Move & { readonly ids: readonly string[] }): Promise<void> {
    return moveTheseRows(this.unitOfWork.writer, 'exchanged_mails', accountId, move);
  }
}
