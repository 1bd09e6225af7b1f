import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { setAsideCodes } from '../domain/words.js';
import { ImportRow } from '../rows/import-row.entity.js';
import type { Import } from '../import.entity.js';

/** What would happen if the preview was taken in now, in rows. */
export interface Tally {
  readonly add: number;
  readonly update: number;
  readonly skip: number;
}

/** Rows that need the user's eye, by what they need. `open`: a question; `aside`: nobody to write to; `unreadable`. */
export type RowKind = 'open' | 'aside' | 'unreadable';

/** Codes stand in the stored reasons as `"code":"no-name"`. */
const ASIDE = setAsideCodes.map((code) => `%"code":"${code}"%`);

@Injectable()
export class PreviewRows {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The first rows of a kind in the file's order; what is open is what was not decided yet. */
  of(current: Import, kind: RowKind, limit: number): Promise<ImportRow[]> {
    return this.select(current, kind).orderBy('row.row', 'ASC').take(limit).getMany();
  }

  count(current: Import, kind: RowKind): Promise<number> {
    return this.select(current, kind).getCount();
  }

  async tally({ accountId, id }: Import): Promise<Tally> {
    const found = await rows<{ action: keyof Tally; n: number | string }>(
      this.unitOfWork.reader,
      'select action, count(*) as n from import_rows where account_id = ? and import_id = ? group by action',
      [accountId, id],
    );
    return { add: 0, update: 0, skip: 0, ...Object.fromEntries(found.map(({ action, n }) => [action, Number(n)])) };
  }

  private select({ accountId, id }: Import, kind: RowKind): SelectQueryBuilder<ImportRow> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(ImportRow, 'row')
      .where('row.importId = :id and row.accountId = :accountId', { id, accountId })
      .andWhere("row.status = 'unclear'");
    if (kind === 'unreadable') return query.andWhere('row.parsed is null');
    const isAside = `(${ASIDE.map((_, nth) => `row.reasons like :aside${nth}`).join(' or ')})`;
    const codes = Object.fromEntries(ASIDE.map((code, nth) => [`aside${nth}`, code]));
    query.andWhere('row.parsed is not null');
    if (kind === 'aside') return query.andWhere(isAside, codes);
    return query.andWhere(`not ${isAside} and row.decided = :decided`, { ...codes, decided: false });
  }
}
