import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { findForChange } from '../common/database/for-change.js';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { ContactPoint } from './contact-point.entity.js';
import { Contact } from './contact.entity.js';

@Injectable()
export class ContactsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Contact | null> {
    const where = 'id = ? and account_id = ? and deleted_at is null';
    return wholeRow(this.unitOfWork.reader, Contact, where, [id, accountId]);
  }

  /** The first read of every change: nobody else changes this person until the unit of work ends. */
  findForChange(accountId: string, id: string): Promise<Contact | null> {
    return findForChange(this.unitOfWork.writer, Contact, { accountId, id, deletedAt: IsNull() });
  }

  /** The same, even of somebody in the trash: what is kept beside them stays true until they come back. */
  findEvenDeletedForChange(accountId: string, id: string): Promise<Contact | null> {
    return findForChange(this.unitOfWork.writer, Contact, { accountId, id });
  }

  findMany(accountId: string, ids: readonly string[]): Promise<Contact[]> {
    return this.byIds(accountId, ids, 'contacts.deleted_at is null');
  }

  /** Whoever a list has found, in the trash or not. */
  listed(accountId: string, ids: readonly string[]): Promise<Contact[]> {
    return this.byIds(accountId, ids, '1 = 1');
  }

  /** Even those in the trash: they belong there again when they come back. */
  ofStation(accountId: string, stationId: string): Promise<Contact[]> {
    return this.unitOfWork.reader.findBy(Contact, { accountId, stationId });
  }

  /** Who came from `source`, has no felt rung yet and was written down after that one: the first of them. */
  async nextUnfelt(accountId: string, source: string, afterId: string): Promise<Contact | null> {
    return this.unitOfWork.reader.findOne(Contact, {
      where: { accountId, source, feltRung: IsNull(), deletedAt: IsNull(), id: MoreThan(afterId) },
      order: { id: 'ASC' },
    });
  }

  /** How many they are. */
  countUnfelt(accountId: string, source: string, afterId: string): Promise<number> {
    const where = { accountId, source, feltRung: IsNull(), deletedAt: IsNull(), id: MoreThan(afterId) };
    return this.unitOfWork.reader.countBy(Contact, where);
  }

  async idsOfSource(accountId: string, source: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      'select id from contacts where account_id = ? and source = ?',
      [accountId, source],
    );
    return found.map(({ id }) => id);
  }

  async count(accountId: string, atMost = Number.MAX_SAFE_INTEGER): Promise<number> {
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      `select count(*) as n
       from (select 1 as one from contacts where account_id = ? and deleted_at is null limit ${Math.trunc(atMost)}) as counted`,
      [accountId],
    );
    return Number(row?.n ?? 0);
  }

  async insert(contacts: readonly Contact[]): Promise<void> {
    await this.unitOfWork.writer.insert(Contact, [...contacts]);
  }

  async save({ id, accountId, ...fields }: Contact): Promise<void> {
    await this.unitOfWork.writer.update(Contact, { accountId, id }, fields);
  }

  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.writer.delete(Contact, { accountId, id: In([...ids]) });
  }

  pointsOf(accountId: string, contactIds: readonly string[]): Promise<ContactPoint[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    const where = `contact_id in (${contactIds.map(() => '?').join(', ')}) and account_id = ? order by position`;
    return wholeRows(this.unitOfWork.reader, ContactPoint, where, [...contactIds, accountId]);
  }

  async replacePoints(accountId: string, contactId: string, points: readonly ContactPoint[]): Promise<void> {
    await this.unitOfWork.writer.delete(ContactPoint, { accountId, contactId });
    if (points.length > 0) await this.unitOfWork.writer.insert(ContactPoint, [...points]);
  }

  private byIds(accountId: string, ids: readonly string[], condition: string): Promise<Contact[]> {
    if (ids.length === 0) return Promise.resolve([]);
    // `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its contacts
    const where = `contacts.id in (${ids.map(() => '?').join(', ')}) and contacts.account_id || '' = ? and ${condition}`;
    return wholeRows(this.unitOfWork.reader, Contact, where, [...ids, accountId]);
  }
}
