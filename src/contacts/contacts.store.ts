import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { findForChange } from '../common/database/for-change.js';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { ContactPoint } from './contact-point.entity.js';
import { Contact } from './contact.entity.js';

@Injectable()
export class ContactsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Contact | null> {
    return this.unitOfWork.reader.findOneBy(Contact, { accountId, id });
  }

  /** The first read of every change: nobody else changes this person until the unit of work ends. */
  findForChange(accountId: string, id: string): Promise<Contact | null> {
    return findForChange(this.unitOfWork.writer, Contact, { accountId, id });
  }

  findMany(accountId: string, ids: readonly string[]): Promise<Contact[]> {
    if (ids.length === 0) return Promise.resolve([]);
    // `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its contacts
    return this.unitOfWork.reader
      .createQueryBuilder(Contact, 'contact')
      .where('contact.id in (:...ids)', { ids })
      .andWhere("contact.accountId || '' = :accountId", { accountId })
      .getMany();
  }

  ofStation(accountId: string, stationId: string): Promise<Contact[]> {
    return this.unitOfWork.reader.findBy(Contact, { accountId, stationId });
  }

  /** Who came from `source`, has no felt rung yet and was written down after that one: the first of them. */
  async nextUnfelt(accountId: string, source: string, afterId: string): Promise<Contact | null> {
    return this.unitOfWork.reader.findOne(Contact, {
      where: { accountId, source, feltRung: IsNull(), id: MoreThan(afterId) },
      order: { id: 'ASC' },
    });
  }

  /** How many they are. */
  countUnfelt(accountId: string, source: string, afterId: string): Promise<number> {
    return this.unitOfWork.reader.countBy(Contact, { accountId, source, feltRung: IsNull(), id: MoreThan(afterId) });
  }

  async idsOfSource(accountId: string, source: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      'select id from contacts where account_id = ? and source = ?',
      [accountId, source],
    );
    return found.map(({ id }) => id);
  }

  async count(accountId: string): Promise<number> {
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      'select count(*) as n from contacts where account_id = ?',
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

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Contact, { accountId, id });
  }

  pointsOf(accountId: string, contactIds: readonly string[]): Promise<ContactPoint[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    return this.unitOfWork.reader.find(ContactPoint, {
      where: { accountId, contactId: In([...contactIds]) },
      order: { position: 'ASC' },
    });
  }

  async replacePoints(accountId: string, contactId: string, points: readonly ContactPoint[]): Promise<void> {
    await this.unitOfWork.writer.delete(ContactPoint, { accountId, contactId });
    if (points.length > 0) await this.unitOfWork.writer.insert(ContactPoint, [...points]);
  }
}
