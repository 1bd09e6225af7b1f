import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { MutualRelation } from '../contacts/domain/relation-kinds.js';

/** Somebody who knows somebody: `introduced-by` was introduced by them, `introduced` introduced them. */
export interface AroundRow {
  readonly contactId: string;
  readonly throughId: string;
  readonly kind: MutualRelation | 'introduced-by' | 'introduced';
}

/** Rows; more people than anybody reads about. */
const MOST = 1_000;

/** Who belongs together with some people, or came to know me through them, or the other way round. */
@Injectable()
export class AroundQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its rows. */
  of(accountId: string, contactIds: readonly string[]): Promise<AroundRow[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    const ids = contactIds.map(() => '?').join(',');
    const values = [...contactIds, accountId];
    return rows(
      this.unitOfWork.reader,
      `select * from (
         select other_id as "contactId", one_id as "throughId", kind from relations
          where one_id in (${ids}) and account_id || '' = ?
         union all
         select one_id, other_id, kind from relations where other_id in (${ids}) and account_id || '' = ?
         union all
         select id, introduced_by_id, 'introduced-by' from contacts
          where introduced_by_id in (${ids}) and account_id || '' = ?
         union all
         select introduced_by_id, id, 'introduced' from contacts
          where id in (${ids}) and account_id || '' = ? and introduced_by_id is not null
       ) around limit ${MOST}`,
      [...values, ...values, ...values, ...values],
    );
  }
}
