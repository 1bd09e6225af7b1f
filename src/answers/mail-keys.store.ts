import { Injectable } from '@nestjs/common';
import { findForChange } from '../common/database/for-change.js';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { insertWholeRows } from '../common/database/whole-rows.js';
import { MailKey } from './mail-key.entity.js';
import { MailLine } from './mail-line.entity.js';

@Injectable()
export class MailKeysStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(lines: readonly MailLine[], keys: readonly MailKey[]): Promise<void> {
    const { writer } = this.unitOfWork;
    await insertWholeRows(writer, MailLine, lines);
    await insertWholeRows(writer, MailKey, keys);
  }

  /** Whoever holds the token holds the key: the one question without an account. */
  findByHash(tokenHash: string): Promise<MailKey | null> {
    return this.unitOfWork.reader.findOneBy(MailKey, { tokenHash });
  }

  /** Of two who use it at once, the second sees what the first did. */
  findForChange(accountId: string, id: string): Promise<MailKey | null> {
    return findForChange(this.unitOfWork.writer, MailKey, { accountId, id });
  }

  async markUsed(
    accountId: string,
    id: string,
    use: { readonly usedAt: string; readonly actId: string | null },
  ): Promise<void> {
    await this.unitOfWork.writer.update(MailKey, { accountId, id }, use);
  }

  async anyExpired(now: string): Promise<boolean> {
    // in the index's order: without it PostgreSQL reads the table where it takes most keys for expired ones
    const sql = 'select 1 as found from mail_keys where expires_at <= ? order by expires_at limit 1';
    return (await rows(this.unitOfWork.reader, sql, [now])).length > 0;
  }

  /** Of all accounts, at most so many at a time; gives how many there were. */
  removeExpired(now: string, limit: number): Promise<number> {
    const sql = `delete from mail_keys where id in
      (select id from mail_keys where expires_at <= ? order by expires_at, id limit ?)`;
    return changedRows(this.unitOfWork.writer, sql, [now, limit]);
  }
}
