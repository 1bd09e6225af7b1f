import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { DismissedPair } from './dismissed-pair.entity.js';
import type { Pair } from '../../contacts/domain/pair.js';

@Injectable()
export class DismissedPairsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  all(accountId: string): Promise<Pair[]> {
    const sql = 'select one_id as "oneId", other_id as "otherId" from dismissed_pairs where account_id = ?';
    return rows(this.unitOfWork.reader, sql, [accountId]);
  }

  /** Every pair that this person is part of. */
  ofContact(accountId: string, contactId: string): Promise<DismissedPair[]> {
    return this.unitOfWork.reader.findBy(DismissedPair, [
      { accountId, oneId: contactId },
      { accountId, otherId: contactId },
    ]);
  }

  /** Those that are not there yet, of people who are there. */
  async insertMissing(accountId: string, pairs: readonly DismissedPair[]): Promise<void> {
    if (pairs.length === 0) return;
    const there = await this.peopleThere(
      accountId,
      pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]),
    );
    const values = pairs.filter(({ oneId, otherId }) => there.has(oneId) && there.has(otherId));
    if (values.length === 0) return;
    await this.unitOfWork.writer.createQueryBuilder().insert().into(DismissedPair).values(values).orIgnore().execute();
  }

  private async peopleThere(accountId: string, ids: readonly string[]): Promise<Set<string>> {
    const sql = `select id from contacts where id in (${ids.map(() => '?').join(',')}) and account_id || '' = ?`;
    const found = await rows<{ id: string }>(this.unitOfWork.writer, sql, [...ids, accountId]);
    return new Set(found.map(({ id }) => id));
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(DismissedPair, { accountId, id });
  }
}
