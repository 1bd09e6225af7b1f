import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Move } from '../../common/database/moved-rows.js';
import { engineOf, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { Contact } from '../contact.entity.js';
import { IntroductionsStore } from '../relations/introductions.store.js';
import { Relation } from '../relations/relation.entity.js';
import { ContactTag } from '../tags/tag.entity.js';

/** The tables of contacts that a merge changes; each method belongs inside a unit of work. */
@Injectable()
export class MergingStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly introductions: IntroductionsStore,
  ) {}

  /**
   * Nobody changes these people, nor hangs anything on them, until the unit of work ends. In the order of their ids: two
   * that lock the same people never wait for each other.
   */
  async lock(accountId: string, ids: readonly string[]): Promise<void> {
    if (engineOf(this.unitOfWork.writer) === 'sqlite') return; // units of work come one after the other anyway
    for (const id of [...new Set(ids)].sort()) {
      await rows(this.unitOfWork.writer, 'select id from contacts where id = ? and account_id = ? for update', [
        id,
        accountId,
      ]);
    }
  }

  /** Which of these are there, the trash included. */
  async there(table: 'contacts' | 'stations' | 'tags', accountId: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    // `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its rows
    const sql = `select id from ${table} where id in (${ids.map(() => '?').join(',')}) and account_id || '' = ?`;
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [...ids, accountId]);
    return found.map(({ id }) => id);
  }

  /** Whether one was introduced by the other, or through people whom the other introduced. */
  isIntroducedThrough(accountId: string, id: string, throughId: string): Promise<boolean> {
    return this.introductions.isIntroducedThrough(accountId, id, throughId);
  }

  /** Whom this person introduced. */
  async introducedBy(accountId: string, id: string): Promise<string[]> {
    const sql = 'select id from contacts where introduced_by_id = ? and account_id = ?';
    const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [id, accountId]);
    return found.map((row) => row.id);
  }

  async moveIntroduced(accountId: string, ids: readonly string[], { from, to }: Move): Promise<void> {
    if (ids.length === 0) return;
    const where = { accountId, id: In([...ids]), introducedById: from };
    await this.unitOfWork.writer.update(Contact, where, { introducedById: to });
  }

  async tagIdsOf(accountId: string, contactId: string): Promise<string[]> {
    const links = await this.unitOfWork.reader.findBy(ContactTag, { accountId, contactId });
    return links.map(({ tagId }) => tagId).sort();
  }

  async removeTags(accountId: string, contactId: string, tagIds: readonly string[]): Promise<void> {
    if (tagIds.length === 0) return;
    await this.unitOfWork.writer.delete(ContactTag, { accountId, contactId, tagId: In([...tagIds]) });
  }

  async insertTags(links: readonly ContactTag[]): Promise<void> {
    if (links.length > 0) await this.unitOfWork.writer.insert(ContactTag, [...links]);
  }

  relationsOf(accountId: string, contactId: string): Promise<Relation[]> {
    const relations = [
      { accountId, oneId: contactId },
      { accountId, otherId: contactId },
    ];
    return this.unitOfWork.reader.find(Relation, { where: relations, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async removeRelations(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.unitOfWork.writer.delete(Relation, { accountId, id: In([...ids]) });
  }

  async insertRelations(relations: readonly Relation[]): Promise<void> {
    if (relations.length === 0) return;
    const insert = this.unitOfWork.writer.createQueryBuilder().insert().into(Relation);
    await insert
      .values([...relations])
      .orIgnore()
      .execute();
  }
}
