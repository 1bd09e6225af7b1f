import { Injectable } from '@nestjs/common';
import { findForChange } from '../common/database/for-change.js';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import type { LocalDate } from '../common/local-date.js';
import { MailStanding } from './mail-standing.entity.js';

@Injectable()
export class MailStandingStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  of(accountId: string): Promise<MailStanding | null> {
    return wholeRow(this.unitOfWork.reader, MailStanding, 'account_id = ?', [accountId]);
  }

  ofMany(accountIds: readonly string[]): Promise<MailStanding[]> {
    const places = accountIds.map(() => '?').join(', ');
    return wholeRows(this.unitOfWork.reader, MailStanding, `account_id in (${places})`, accountIds);
  }

  /** The account's row, made with this id if there is none; whoever else changes it waits until we are done. */
  async ofForChange(accountId: string, id: string): Promise<MailStanding> {
    const { writer } = this.unitOfWork;
    await rows(
      writer,
      `insert into mail_standing (id, account_id, refusals, bounces) values (?, ?, 0, 0)
       on conflict (account_id) do nothing returning id`,
      [id, accountId],
    );
    const standing = await findForChange(writer, MailStanding, { accountId });
    if (!standing) throw new Error('the account is gone');
    return standing;
  }

  async update({ id, accountId, ...standing }: MailStanding): Promise<void> {
    await this.unitOfWork.writer.update(MailStanding, { id, accountId }, standing);
  }

  /** A mail was accepted: the refusals before it are over. Nothing happens where there were none. */
  async forgetRefusals(accountId: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      'update mail_standing set refusals = 0, refused_on = null where account_id = ? and refusals > 0',
      [accountId],
    );
  }

  /** Mails are made again, and counting begins anew. */
  async resume(accountId: string): Promise<void> {
    await changedRows(
      this.unitOfWork.writer,
      `update mail_standing set refusals = 0, refused_on = null, bounces = 0, stopped_at = null, stopped_why = null
       where account_id = ?`,
      [accountId],
    );
  }

  async asked(accountId: string, id: string, day: LocalDate): Promise<void> {
    const standing = await this.ofForChange(accountId, id);
    await this.update({ ...standing, askedOn: day });
  }
}
