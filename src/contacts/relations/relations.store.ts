import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { MutualRelation } from '../domain/relation-kinds.js';
import type { NamedContact } from './introductions.store.js';
import { Relation } from './relation.entity.js';

export interface RelatedRow extends NamedContact {
  readonly relationId: string;
  readonly kind: MutualRelation;
}

@Injectable()
export class RelationsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Whom the person belongs together with, by name. Those in the trash are left out. `cross join`: SQLite joins in the
   * order written (see introductions.store.ts).
   */
  of(accountId: string, contactId: string, most: number): Promise<RelatedRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select r.id as "relationId", r.kind, c.id, c.given_name as "givenName", c.family_name as "familyName",
              c.nickname, c.organisation
         from (select id, kind, other_id as person_id from relations where one_id = ? and account_id = ?
               union all
               select id, kind, one_id as person_id from relations where other_id = ? and account_id = ?) r
         cross join contacts c
        where c.id = r.person_id and c.account_id || '' = ? and c.deleted_at is null
        order by c.name_key, r.id limit ${most}`,
      [contactId, accountId, contactId, accountId, accountId],
    );
  }

  /** Those in the trash count: they come back. */
  async count(accountId: string, contactId: string): Promise<number> {
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      `select (select count(*) from relations where one_id = ? and account_id = ?)
            + (select count(*) from relations where other_id = ? and account_id = ?) as n`,
      [contactId, accountId, contactId, accountId],
    );
    return Number(row?.n ?? 0);
  }

  /** That of two people, the smaller id first. */
  between({ accountId, oneId, otherId, kind }: Omit<Relation, 'id' | 'createdAt'>): Promise<Relation | null> {
    return this.unitOfWork.reader.findOneBy(Relation, { accountId, oneId, otherId, kind });
  }

  /** Unless somebody else stores the very same at this moment. */
  async insertMissing(relation: Relation): Promise<void> {
    await this.unitOfWork.writer.createQueryBuilder().insert().into(Relation).values(relation).orIgnore().execute();
  }

  /** Gives the one that went, if there was one. */
  async remove(accountId: string, contactId: string, id: string): Promise<Relation | null> {
    const where = [
      { accountId, id, oneId: contactId },
      { accountId, id, otherId: contactId },
    ];
    const found = await this.unitOfWork.reader.findOneBy(Relation, where);
    if (found) await this.unitOfWork.writer.delete(Relation, { accountId, id });
    return found;
  }
}
