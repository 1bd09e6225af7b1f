import { Injectable } from '@nestjs/common';
import { insertRows, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { wholeRows } from '../../common/database/whole-rows.js';
import { ContactExtras } from './contact-extras.entity.js';

const COLUMNS = ['id', 'account_id', 'contact_id', 'origin', 'entries', 'created_at'];

@Injectable()
export class ContactExtrasStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What came first stands first. */
  async ofContacts(accountId: string, contactIds: readonly string[]): Promise<ContactExtras[]> {
    if (contactIds.length === 0) return [];
    // `|| ''`: without statistics SQLite prefers the index of the account to the ids, and reads all its rows
    const where = `contact_id in (${contactIds.map(() => '?').join(',')}) and account_id || '' = ? order by id`;
    return wholeRows(this.unitOfWork.reader, ContactExtras, where, [...contactIds, accountId]);
  }

  async insert(extras: readonly ContactExtras[]): Promise<void> {
    const values = extras.map(({ id, accountId, contactId, origin, entries, createdAt }) => {
      return [id, accountId, contactId, origin, JSON.stringify(entries), createdAt];
    });
    await insertRows(this.unitOfWork.writer, 'contact_extras', COLUMNS, values);
  }

  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const sql = `delete from contact_extras where id in (${ids.map(() => '?').join(',')}) and account_id || '' = ?`;
    await rows(this.unitOfWork.writer, sql, [...ids, accountId]);
  }
}
