import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { findForChange } from '../../common/database/for-change.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../../common/database/whole-rows.js';
import { MailboxMark } from '../mailbox/mailbox-mark.entity.js';
import { OwnMail } from './own-mail.entity.js';

@Injectable()
export class OwnMailStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  of(accountId: string): Promise<OwnMail | null> {
    return wholeRow(this.unitOfWork.reader, OwnMail, 'account_id = ?', [accountId]);
  }

  ofForChange(accountId: string): Promise<OwnMail | null> {
    return findForChange(this.unitOfWork.writer, OwnMail, { accountId });
  }

  /** Those whose mailbox is read, by id, after the given one. */
  reading(afterId: string, limit: number): Promise<OwnMail[]> {
    const where = `reads = ? and id > ? order by id limit ${limit}`;
    return wholeRows(this.unitOfWork.reader, OwnMail, where, [true, afterId]);
  }

  async insert(mail: OwnMail): Promise<void> {
    await this.unitOfWork.writer.insert(OwnMail, mail);
  }

  async update({ id, accountId, ...mail }: OwnMail): Promise<void> {
    await this.unitOfWork.writer.update(OwnMail, { id, accountId }, mail);
  }

  /** What a connection came to; nothing else of it changes, and nothing if the account was taken away meanwhile. */
  async note(
    { id, accountId }: Pick<OwnMail, 'id' | 'accountId'>,
    outcome: Partial<Pick<OwnMail, 'checkedAt' | 'problem' | 'problemAnswer' | 'problemAt'>>,
  ): Promise<void> {
    await this.unitOfWork.writer.update(OwnMail, { id, accountId }, outcome);
  }

  async remove(accountId: string): Promise<void> {
    await this.unitOfWork.writer.delete(OwnMail, { accountId });
  }

  /** What servers said last, which may name an address; that something is wrong stays. */
  async forgetAnswers(accountId: string): Promise<void> {
    await this.unitOfWork.writer.update(OwnMail, { accountId }, { problemAnswer: null });
    await this.unitOfWork.writer.update(MailboxMark, { accountId }, { problemAnswer: null });
  }

  /** Numbers of mails mean nothing in another mailbox. */
  async forgetMarks(accountId: string): Promise<void> {
    await this.unitOfWork.writer.delete(MailboxMark, { accountId });
  }

  /** Where the last look ended with a problem, the next one does not wait for its time: something may have been put right. */
  async lookAgain(accountId: string): Promise<void> {
    const ended = { accountId, problem: Not(IsNull()) };
    await this.unitOfWork.writer.update(MailboxMark, ended, { leaseUntil: null });
  }
}
