import { Injectable } from '@nestjs/common';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { MailLine } from './mail-line.entity.js';

/** Far more than a mail has lines. */
const MOST_ROWS = 500;

@Injectable()
export class MailLinesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The row that a link hangs on. */
  find(accountId: string, id: string): Promise<MailLine | null> {
    return this.unitOfWork.reader.findOneBy(MailLine, { accountId, id });
  }

  /** In the order in which they were written. */
  ofMail(accountId: string, messageId: string): Promise<MailLine[]> {
    const order = { number: 'ASC', id: 'ASC' } as const;
    return this.unitOfWork.reader.find(MailLine, { where: { accountId, messageId }, order, take: MOST_ROWS });
  }

  async anyBefore(before: string): Promise<boolean> {
    // in the index's order: without it PostgreSQL reads the table where it takes most lines for old ones
    const sql = 'select 1 as found from mail_lines where created_at <= ? order by created_at limit 1';
    return (await rows(this.unitOfWork.reader, sql, [before])).length > 0;
  }

  /** Of all accounts, at most so many at a time; gives how many there were. */
  removeBefore(before: string, limit: number): Promise<number> {
    const sql = `delete from mail_lines where id in
      (select id from mail_lines where created_at <= ? order by created_at, id limit ?)`;
    return changedRows(this.unitOfWork.writer, sql, [before, limit]);
  }
}
