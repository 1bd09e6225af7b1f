import { Injectable } from '@nestjs/common';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { AttemptMail } from './attempt-mail.entity.js';

/** The mails of messages: letters that the service sent, and what the user's own mail program sent and was found. */
@Injectable()
export class AttemptMailsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(mail: AttemptMail): Promise<void> {
    await this.unitOfWork.writer.insert(AttemptMail, mail);
  }

  /** Not what the service sent itself. */
  async removeFound(accountId: string, messageId: string): Promise<void> {
    const sql = 'delete from attempt_mails where account_id = ? and message_id = ? and outbox_id is null';
    await changedRows(this.unitOfWork.writer, sql, [accountId, messageId]);
  }

  /** The letter that this mail of the outbox carries. */
  ofOutbox(accountId: string, outboxId: string): Promise<AttemptMail | null> {
    return this.unitOfWork.reader.findOneBy(AttemptMail, { accountId, outboxId });
  }

  /** The mails of the outbox that carry letters to them. */
  async outboxIdsOf(accountId: string, contactIds: readonly string[]): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select outbox_id as id from attempt_mails join attempts on attempts.id = attempt_id
        where attempts.contact_id in (${contactIds.map(() => '?').join(', ')}) and attempt_mails.account_id = ? and outbox_id is not null`,
      [...contactIds, accountId],
    );
    return found.map(({ id }) => id);
  }

  /** A copy lies in the folder of sent mails. */
  async setKept(accountId: string, id: string, keptAt: string): Promise<void> {
    await this.unitOfWork.writer.update(AttemptMail, { accountId, id }, { keptAt });
  }
}
