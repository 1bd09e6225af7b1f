import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { findForChange } from '../common/database/for-change.js';
import { engineOf, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { insertWholeRows, updateRow } from '../common/database/written-rows.js';
import { ContactPoint } from './points/contact-point.entity.js';
import { Contact } from './contact.entity.js';

/** More people than share the addresses of one mail. */
const MOST_REACHED = 100;

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

  /** Living or in the trash, in the order of their ids: two that change the same people never wait for each other. */
  async findManyForChange(accountId: string, ids: readonly string[]): Promise<Contact[]> {
    if (ids.length === 0) return [];
    const { writer } = this.unitOfWork;
    const lock = engineOf(writer) === 'postgres' ? 'for no key update' : '';
    // `|| ''`: see byIds
    const where = `id in (${placesFor(ids)}) and account_id || '' = ? order by id ${lock}`;
    return wholeRows(writer, Contact, where, [...ids, accountId]);
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

  insert(contacts: readonly Contact[]): Promise<void> {
    return insertWholeRows(this.unitOfWork.writer, Contact, contacts);
  }

  /** The whole row. */
  save({ id, accountId, ...fields }: Contact): Promise<void> {
    return this.change(accountId, id, fields);
  }

  change(accountId: string, id: string, fields: Partial<Contact>): Promise<void> {
    return updateRow(this.unitOfWork.writer, Contact, { accountId, id }, fields);
  }

  /** For good; what still hangs on them goes too. */
  remove(accountId: string, ids: readonly string[]): Promise<void> {
    return this.removeByIds('contacts', accountId, ids);
  }

  pointsOf(accountId: string, contactIds: readonly string[]): Promise<ContactPoint[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    const where = `contact_id in (${placesFor(contactIds)}) and account_id = ? order by position`;
    return wholeRows(this.unitOfWork.reader, ContactPoint, where, [...contactIds, accountId]);
  }

  /** Living people whom one of these e-mail addresses reaches, given by their keys. */
  async reachedBy(accountId: string, emailKeys: readonly string[]): Promise<{ contactId: string; key: string }[]> {
    if (emailKeys.length === 0) return [];
    const sql = `select distinct contact_points.contact_id as "contactId", contact_points.value_key as "key"
      from contact_points join contacts on contacts.id = contact_points.contact_id and contacts.deleted_at is null
      where contact_points.account_id = ? and contact_points.kind = 'email'
        and contact_points.value_key in (${placesFor(emailKeys)})
      order by 1, 2 limit ${MOST_REACHED}`;
    return rows(this.unitOfWork.reader, sql, [accountId, ...emailKeys]);
  }

  async replacePoints(accountId: string, contactId: string, points: readonly ContactPoint[]): Promise<void> {
    await this.unitOfWork.writer.delete(ContactPoint, { accountId, contactId });
    await this.insertPoints(points);
  }

  insertPoints(points: readonly ContactPoint[]): Promise<void> {
    return insertWholeRows(this.unitOfWork.writer, ContactPoint, points);
  }

  removePoints(accountId: string, ids: readonly string[]): Promise<void> {
    return this.removeByIds('contact_points', accountId, ids);
  }

  private async removeByIds(table: string, accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const sql = `delete from ${table} where account_id = ? and id in (${placesFor(ids)})`;
    await rows(this.unitOfWork.writer, sql, [accountId, ...ids]);
  }

  private byIds(accountId: string, ids: readonly string[], condition: string): Promise<Contact[]> {
    if (ids.length === 0) return Promise.resolve([]);
    // `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its contacts
    const where = `contacts.id in (${placesFor(ids)}) and contacts.account_id || '' = ? and ${condition}`;
    return wholeRows(this.unitOfWork.reader, Contact, where, [...ids, accountId]);
  }
}

function placesFor(ids: readonly string[]): string {
  return ids.map(() => '?').join(', ');
}
